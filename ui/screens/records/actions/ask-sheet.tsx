import { createSignal, type JSX, onCleanup, onMount } from 'solid-js'
import { giveBack, Sheet } from '../../../parts/sheet.tsx'
import { AskBody, AskButtons } from './ask-body.tsx'
import { createAsk, type Question } from './create-ask.ts'

interface AskSheetProps extends Question {
  readonly heading: string
  /** What the main button says: a verb. */
  readonly verb: string
  readonly danger?: boolean
  /** Gets the focus back, where that is not what had it before. */
  readonly opener?: HTMLElement | undefined
  readonly onClose: () => void
  /** What stands above the questions. */
  readonly children?: JSX.Element
}

/** The one dialog in which something to be done is asked about, or confirmed where nothing is asked. */
export function AskSheet(props: AskSheetProps) {
  const ask = createAsk(props)
  const opener = props.opener ?? document.activeElement
  // Opened once it stands, so that the layer hears of it.
  const [open, setOpen] = createSignal(false)
  onMount(() => setOpen(true))
  onCleanup(() => setTimeout(() => giveBack(opener)))
  return (
    <Sheet
      open={open()}
      onClose={props.onClose}
      title={props.heading}
      place={props.fields.length > 0 ? 'side' : 'centre'}
      foot={<AskButtons ask={ask} verb={props.verb} danger={props.danger ?? false} onCancel={props.onClose} />}
    >
      <AskBody ask={ask}>{props.children}</AskBody>
    </Sheet>
  )
}
