import { createSignal, onMount } from 'solid-js'
import type { Form, RecordType } from '../../../../engine/model.ts'
import { useData } from '../../../data/data.tsx'
import type { ShownAlert } from '../../../data/life-wire.ts'
import type { ShownRecord } from '../../../data/wire.ts'

/** Alerts of a record, by the form that carries them. Fetched only where the record says that there are some. */
export function createAlerts(type: RecordType, shown: ShownRecord) {
  const { life } = useData()
  const [alerts, setAlerts] = createSignal<readonly ShownAlert[]>([])
  onMount(() => {
    if (Number(shown.record['alert_count'] ?? 0) === 0) return
    // The record can be read without them; they come with the next look at it.
    life.alerts(type.id, shown.record.id).then(setAlerts, () => undefined)
  })
  const isPlaced = ({ form }: ShownAlert, forms: readonly Form[]) => forms.some(({ id }) => id === form)
  return {
    on: (form: Form) => alerts().filter((alert) => alert.form === form.id),
    /** Those of which no form is here to carry them. */
    elsewhere: (forms: readonly Form[]) => alerts().filter((alert) => !isPlaced(alert, forms)),
    forget: (gone: string) => setAlerts((all) => all.filter(({ unique_id }) => unique_id !== gone)),
  }
}

export type Alerts = ReturnType<typeof createAlerts>
