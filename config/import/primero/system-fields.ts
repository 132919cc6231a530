import { coreFacts } from '../../../engine/records/core-facts.ts'

const ofThePlatform = (name: string) => `the platform keeps \`${name}\` of every record itself`

/** Fields of the source that stand for something that the platform has by another name. */
const byOtherNames: Readonly<Record<string, string>> = {
  module_id: ofThePlatform('programme'),
  unique_identifier: ofThePlatform('id'),
  assigned_user_names: ofThePlatform('shared_with'),
}

/** Why a field is none of the configuration's: the platform has the fact. Undefined for an ordinary field. */
export function systemField(name: string, ownIds: ReadonlySet<string>): string | undefined {
  if (Object.hasOwn(coreFacts, name)) return ofThePlatform(name)
  if (ownIds.has(name)) return ofThePlatform(name)
  return Object.hasOwn(byOtherNames, name) ? byOtherNames[name] : undefined
}
