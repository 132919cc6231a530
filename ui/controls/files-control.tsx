import { lazy, Suspense } from 'solid-js'
import { Grouped } from '../form/answer-frame.tsx'
import type { ControlProps } from './control.ts'

const FileAnswers = lazy(async () => ({ default: (await import('./files/file-answers.tsx')).FileAnswers }))

/** Photos, recordings or documents. What shows and sends them is fetched where there is such a field. */
export function FilesControl(props: ControlProps) {
  return (
    <Grouped entry={props.entry} role="group">
      {() => (
        <Suspense>
          <FileAnswers entry={props.entry} />
        </Suspense>
      )}
    </Grouped>
  )
}
