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
    const mine = folder.fields.filter(({ recordType }) => recordType === list.json.recordType)
    const names = new Set([...(list.json.filters ?? []).map(({ field }) => field), list.json.sort.field])
    const indexed = mine.filter(({ json }) => names.has(json.id) || json.filterable !== undefined).length
    if (indexed <= limits.indexes) continue
    report('limit.indexes', within(list, '/filters'), tooMany('fields to filter and sort by', indexed, limits.indexes))
  }
}
