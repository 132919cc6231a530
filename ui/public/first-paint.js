// Runs before the first paint, as a file of its own because the page allows no inline script: theme and direction as last chosen.
;(() => {
  const root = document.documentElement
  let theme
  let locale
  try {
    theme = localStorage.getItem('formwork.theme')
    locale = localStorage.getItem('formwork.locale')
  } catch {}
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.dataset.theme = dark ? 'dark' : 'light'
  if (!locale) return
  root.lang = locale
  root.dir = /^(ar|fa|he|ku|ckb|ps|ur|prs)\b/.test(locale) ? 'rtl' : 'ltr'
})()
