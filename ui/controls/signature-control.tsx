import { lazy, Suspense } from 'solid-js'
import { Grouped } from '../form/answer-frame.tsx'
import type { ControlProps } from './control.ts'

const SignatureAnswer = lazy(async () => ({ default: (await import('./files/signature-answer.tsx')).SignatureAnswer }))

/** One signature. */
export function SignatureControl(props: ControlProps) {
  return (
    <Grouped entry={props.entry} role="group">
      {() => (
        <Suspense>
          <SignatureAnswer entry={props.entry} />
        </Suspense>
      )}
    </Grouped>
  )
}
