import { createSignal, For, lazy, Show, Suspense } from 'solid-js'
import type { Row } from '../../engine/records/record.ts'
import { Answer } from '../form/answer.tsx'
import { companionsAmong } from '../form/companions.ts'
import type { Entry } from '../form/entry.ts'
import { useFilling } from '../form/filling.ts'
import { rowPath } from '../form/path.ts'
import { rowLine } from '../form/row-summary.tsx'
import type { Rowset } from '../form/rowset.ts'
import { createWide } from '../lib/create-wide.ts'
import { t } from '../lib/t.ts'
import { Sheet } from '../parts/sheet.tsx'

const RowPage = lazy(async () => ({ default: (await import('./row-page.tsx')).RowPage }))

interface RowAnswersProps {
  readonly rowset: Rowset
  readonly row: Row
  readonly name: string
  readonly readOnly: boolean
  readonly onClose: () => void
}

/** The answers of an open row: below its line, or on a phone on a page of their own. */
export function RowAnswers(props: RowAnswersProps) {
  const filling = useFilling()
  const wide = createWide('48rem')
  const [asking, setAsking] = createSignal(false)
  const all = props.rowset.entriesOf(props.row.unique_id)
  const companions = companionsAmong(all.map(({ field }) => field))
  const mainOf = (entry: Entry) => all.find(({ field }) => field.id === companions.get(entry.field.id))
  const entries = () => all.filter((entry) => !mainOf(entry)?.visible())
  const summary = () => rowLine(props.rowset.subform, props.row, filling)
  const remove = () => {
    setAsking(false)
    props.onClose()
    props.rowset.remove(props.row.unique_id)
  }
  const close = () => {
    const head = document.querySelector<HTMLElement>(
      `[data-row="${rowPath(props.rowset.subform.id, props.row.unique_id)}"]`,
    )
    props.onClose()
    head?.focus()
  }
  const body = () => <For each={entries()}>{(entry) => <Answer entry={entry} />}</For>
  const takeAway = () => (
    <Show when={!props.readOnly}>
      <button type="button" class="button" onClick={() => setAsking(true)}>
        {t('form.rows.remove')}
      </button>
    </Show>
  )
  return (
    <>
      <Show
        when={wide()}
        fallback={
          <Suspense>
            <RowPage title={props.name} onClose={close} remove={takeAway()}>
              {body()}
            </RowPage>
          </Suspense>
        }
      >
        <div class="row-body">
          {body()}
          <div class="row-foot">
            {takeAway()}
            <button type="button" class="button" onClick={close}>
              {t('form.rows.done')}
            </button>
          </div>
        </div>
      </Show>
      <Sheet
        open={asking()}
        onClose={() => setAsking(false)}
        place="centre"
        title={t('form.rows.remove_named', { name: props.name })}
        foot={
          <>
            <button type="button" class="button" onClick={() => setAsking(false)}>
              {t('form.rows.keep')}
            </button>
            <button type="button" class="button button-danger" onClick={remove}>
              {t('form.rows.remove')}
            </button>
          </>
        }
      >
        <Show when={summary()}>
          <p dir="auto">
            <strong>{summary()}</strong>
          </p>
        </Show>
        <p>{t('form.rows.remove_explained')}</p>
      </Sheet>
    </>
  )
}
