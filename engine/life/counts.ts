import type { CoreFacts } from '../records/core-facts.ts'

/** The facts that follow from flags and alerts, beside them; left out where there never were any. */
export const withCounts = (core: CoreFacts): CoreFacts => ({
  ...core,
  ...(core.flags && { flag_count: core.flags.filter(({ removed }) => !removed).length }),
  ...(core.alerts && {
    alert_count: core.alerts.length,
    current_alert_types: [...new Set(core.alerts.map(({ type }) => type))].sort(),
  }),
})
