import { createSignal, onCleanup } from 'solid-js'

const TYPE = 'audio/mp4'

/** Whether this browser records in a form that may be attached. */
export const canRecord = (): boolean =>
  typeof MediaRecorder !== 'undefined' && MediaRecorder.isTypeSupported(TYPE) && Boolean(navigator.mediaDevices)

/** Records sound while somebody wants it to; the microphone is let go at once afterwards. */
export function createRecorder(onDone: (sound: Blob) => void) {
  const [seconds, setSeconds] = createSignal<number>()
  const [failed, setFailed] = createSignal(false)
  let recorder: MediaRecorder | undefined
  let wanted = true
  let clock: ReturnType<typeof setInterval> | undefined

  const letGo = () => {
    clearInterval(clock)
    setSeconds(undefined)
    for (const track of recorder?.stream.getTracks() ?? []) track.stop()
    recorder = undefined
  }
  onCleanup(() => {
    wanted = false
    if (recorder?.state === 'recording') recorder.stop()
    letGo()
  })

  return {
    /** How long it has been going on; undefined while it is not. */
    seconds,
    failed,
    async start() {
      setFailed(false)
      try {
        const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
        const parts: Blob[] = []
        recorder = new MediaRecorder(stream, { mimeType: TYPE })
        recorder.ondataavailable = ({ data }) => parts.push(data)
        recorder.onstop = () => {
          letGo()
          if (wanted && parts.length > 0) onDone(new Blob(parts, { type: TYPE }))
        }
        recorder.start()
        setSeconds(0)
        clock = setInterval(() => setSeconds((count = 0) => count + 1), 1000)
      } catch {
        letGo()
        setFailed(true)
      }
    },
    stop: () => recorder?.stop(),
  }
}
