const place = 'formwork.reloaded'
const patience = 30_000

/**
 * After the server got a newer build the files of the former one are gone. Whoever then goes to a page whose code was
 * not fetched yet starts again on the newer build, once; what was typed is kept as a draft.
 */
export function followNewerBuild() {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(place) ?? 0)
    if (Date.now() - last < patience) return
    event.preventDefault()
    sessionStorage.setItem(place, String(Date.now()))
    window.location.reload()
  })
}
