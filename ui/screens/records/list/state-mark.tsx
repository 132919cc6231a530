import { Show } from 'solid-js'
import { own } from '../../../../engine/lib/own.ts'
import type { RecordType } from '../../../../engine/model.ts'
import { useData } from '../../../data/data.tsx'
import type { WireRecord } from '../../../data/wire.ts'
import { say, t } from '../../../lib/t.ts'

/** Status as a word with a shape: full for the status that records begin with, hollow for any other; and whether the record is disabled. */
export const StateMark = (props: { readonly type: RecordType; readonly record: WireRecord }) => {
  const { model } = useData()
  const options = () => own(model().lookups, props.type.statusLookup)?.options ?? []
  const option = () => options().find(({ id }) => id === props.record['status'])
  return (
    <>
      <Show when={option()}>
        {(status) => (
          <span class="state" classList={{ 'state-first': status().id === options()[0]?.id }}>
            {say(status().label)}
          </span>
        )}
      </Show>
      <Show when={props.record['record_state'] === false || props.record['enabled'] === false}>
        <span class="state state-disabled">{t('record_state.false')}</span>
      </Show>
    </>
  )
}
