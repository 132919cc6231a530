import { limits } from '../limits.ts'
import { type Check, within } from './check.ts'

/** More of something than the platform is built for. */
export const checkLimits: Check = ({ folder, report }) => {
  const tooMany = (what: string, count: number, most: number) => ({
    found: `${count} ${what}`,
    expected: `at most ${most}`,
  })
  for (const type of folder.recordTypes) {
    const mine = <Part extends { readonly recordType: string }>(parts: readonly Part[]) =>
      parts.filter(({ recordType }) => recordType === type.json.id)
    const fields = mine(folder.fields).reduce((sum, { json }) => sum + 1 + (json.fields?.length ?? 0), 0)
    const forms = mine(folder.forms).length
    if (fields > limits.fields) {
      report('limit.exceeded', within(type, '/id'), tooMany('fields with those of rows', fields, limits.fields))
    }
    if (forms > limits.forms) report('limit.exceeded', within(type, '/id'), tooMany('forms', forms, limits.forms))
  }
  for (const list of folder.lists) {
    const own = new Set(
      folder.fields.filter(({ recordType }) => recordType === list.json.recordType).map(({ json }) => json.id),
    )
    const indexed = new Set(
      [...(list.json.filters ?? []).map(({ field }) => field), list.json.sort.field].filter((name) => own.has(name)),
    )
    if (indexed.size <= limits.indexes) continue
    report(
      'limit.exceeded',
      within(list, '/filters'),
      tooMany('fields to filter and sort by', indexed.size, limits.indexes),
    )
  }
}
