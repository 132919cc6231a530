import { inWords } from '../texts.ts'
import { type Attributes, type Importing, settleRest } from './importing.ts'
import { type Register, registerOf } from './registers.ts'

const groupAttributes: Attributes = {
  unique_id: {},
  name: {},
  disabled: { default: false },
  description: { leftOut: 'user groups have a name and nothing else' },
  core_resource: { default: false, leftOut: 'Formwork has no groups that may not be removed' },
  agency_unique_ids: { leftOut: 'no list of agencies' },
}

/** User groups, each a file of its own. Their names have no languages in the source. */
export function importUserGroups({ data, ids, texts, files, ledger }: Importing): Register {
  const agencies = data.get('Agency').list()
  const known = new Set(agencies.map((one) => one.get('unique_id').text || one.get('agency_code').text))
  return registerOf(
    data
      .get('UserGroup')
      .list()
      .map((item) => {
        const source = item.get('unique_id').text
        const id = ids.of('user group', source)
        const to = `user-groups/${id}`
        if (id === source) item.get('unique_id').carried(`${to}/id`)
        else item.get('unique_id').converted(`${to}/id`, 'ids have small letters, digits and underscores')
        const label = texts.whole({ en: item.get('name').text || inWords(id) })
        item.get('name').carried(`${to}/name`)
        const isRetired = item.get('disabled').value === true
        if (isRetired) item.get('disabled').converted(`${to}/retired`, 'not offered any more')
        const its = item
          .get('agency_unique_ids')
          .list()
          .flatMap((one) => {
            const isThere = known.has(one.text)
            if (!isThere) one.leftOut('the bundle has no such agency')
            else one.converted(`${to}/agencies`, 'its administrators may put their people into it')
            return isThere ? [ids.of('agency', one.text)] : []
          })
        settleRest(item, groupAttributes, 'a user group')
        ledger.thing({ kind: 'user group', at: item.at, name: source, fate: 'carried', to })
        files.json(`user-groups/${id}.json`, {
          ...{ id, name: texts.written(label) },
          ...(isRetired && { retired: true }),
          ...(its.length > 0 && { agencies: [...new Set(its)] }),
        })
        return [source, id, label] as const
      }),
  )
}
