let isPressed = false
let waiting: (() => void)[] = []

const press = () => {
  isPressed = true
}
/** The click comes right after the button or finger is up. */
const release = () => {
  isPressed = false
  const due = waiting
  waiting = []
  setTimeout(() => {
    for (const run of due) run()
  })
}

document.addEventListener('mousedown', press, { capture: true })
for (const end of ['mouseup', 'dragend']) document.addEventListener(end, release, { capture: true })
window.addEventListener('blur', release)

/** Runs it now or, while something is being pressed, after that: what makes the page longer in between takes the click away. */
export function afterPress(run: () => void): void {
  if (isPressed) waiting.push(run)
  else run()
}
