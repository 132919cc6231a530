import { useData } from '../../../data/data.tsx'
import { instantText } from '../../../lib/format.ts'

/** Instants in the instance's time zone. */
export function useWhen(): (instant: string) => string {
  const { model } = useData()
  return (instant) => instantText(instant, model().instance.timeZone)
}
