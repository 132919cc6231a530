import { own } from '../../engine/lib/own.ts'
import { type Check, referEach, within } from './check.ts'

/** Services that agencies and people of the demonstration give: options of the lookup that the instance names for them. */
export const checkServices: Check = ({ folder, model, report }) => {
  if (!folder.instance) return
  const lookup = folder.instance.json.services
  const offered = lookup === undefined ? undefined : own(model.lookups, lookup)?.options
  for (const placed of [...folder.agencies, ...folder.people]) {
    const { services = [] } = placed.json
    if (lookup === undefined && services.length > 0) {
      report('schema.missing_property', within(placed, '/services'), {
        found: 'services, and no lookup of them',
        expected: '`"services": "<lookup>"` in `instance.json`',
      })
    }
    const options = offered && new Set(offered.map(({ id }) => id))
    if (options) referEach(report, placed, 'services', services, options, `option of \`${lookup}\``)
  }
}
