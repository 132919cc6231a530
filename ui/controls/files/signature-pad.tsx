import { createSignal, onMount, Show } from 'solid-js'
import { t } from '../../lib/t.ts'
import { Icon } from '../../parts/icon.tsx'

const WIDTH = 800
const HEIGHT = 300
const LINE = 4

interface SignaturePadProps {
  readonly onSigned: (picture: Blob) => void
}

/** A sheet to sign on with a finger, a pen or a mouse. Who cannot draw chooses a picture instead. */
export function SignaturePad(props: SignaturePadProps) {
  const [hasInk, setInk] = createSignal(false)
  let canvas: HTMLCanvasElement | undefined
  let drawing: CanvasRenderingContext2D | null | undefined
  let isDown = false

  const clear = () => {
    if (!drawing) return
    drawing.fillStyle = 'white'
    drawing.fillRect(0, 0, WIDTH, HEIGHT)
    setInk(false)
  }
  onMount(() => {
    drawing = canvas?.getContext('2d')
    if (!drawing) return
    clear()
    drawing.strokeStyle = '#1f2328'
    drawing.lineWidth = LINE
    drawing.lineCap = 'round'
    drawing.lineJoin = 'round'
  })

  const pointOf = ({ clientX, clientY }: PointerEvent) => {
    const frame = canvas?.getBoundingClientRect() ?? new DOMRect(0, 0, WIDTH, HEIGHT)
    return [((clientX - frame.left) / frame.width) * WIDTH, ((clientY - frame.top) / frame.height) * HEIGHT] as const
  }
  const down = (event: PointerEvent) => {
    isDown = true
    canvas?.setPointerCapture(event.pointerId)
    drawing?.beginPath()
    drawing?.moveTo(...pointOf(event))
    move(event)
  }
  const move = (event: PointerEvent) => {
    if (!isDown || !drawing) return
    drawing.lineTo(...pointOf(event))
    drawing.stroke()
    setInk(true)
  }
  const up = () => {
    isDown = false
  }
  const keep = () => canvas?.toBlob((picture) => picture && props.onSigned(picture), 'image/png')

  return (
    <div class="sign">
      <canvas
        ref={canvas}
        class="sign-pad"
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={t('form.sign.pad')}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
      />
      <p class="answer-help" aria-hidden="true">
        {t('form.sign.pad')}
      </p>
      <Show when={hasInk()}>
        <div class="file-buttons">
          <button type="button" class="button" onClick={clear}>
            {t('form.sign.clear')}
          </button>
          <button type="button" class="button button-main" onClick={keep}>
            <Icon name="check" /> {t('form.sign.keep')}
          </button>
        </div>
      </Show>
    </div>
  )
}
