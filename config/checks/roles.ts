import { kindOf } from '../../engine/fields/index.ts'
import { own } from '../../engine/lib/own.ts'
import { pointerTo } from '../positions.ts'
import { oneOf, quoted } from '../words.ts'
import { type Check, refer, referEach, within } from './check.ts'
import { fieldWords, names } from './of-type.ts'
import { checkPeopleManaged } from './role-people.ts'

/** What roles name, and whether what they allow makes sense together: nobody changes what they cannot read. */
export const checkRoles: Check = (checked) => {
  const { folder, model, declared, report } = checked
  for (const placed of folder.roles) {
    const { json } = placed
    referEach(report, placed, 'programmes', json.programmes, declared.programmes, 'programme')
    const programmes = own(model.roles, json.id)?.programmes ?? []
    const actions = Object.entries(json.actions ?? {})
    const forms = Object.entries(json.forms ?? {})

    for (const [type, allowed] of actions) {
      const here = pointerTo('actions', type)
      if (!refer(report, { ...within(placed, here), part: 'key' }, type, declared.recordTypes, 'record type')) continue
      const permissions = declared.permissions(type)
      for (const [index, action] of allowed.entries()) {
        refer(report, within(placed, here + pointerTo(index)), action, permissions, `action on \`${type}\``)
      }
      if (allowed.length > 0 && !allowed.includes('read')) {
        report('role.cannot_read', within(placed, here), {
          found: `${oneOf(allowed)} without \`read\``,
          expected: '`read` beside every other action',
        })
      }
      const typeProgrammes = own(model.recordTypes, type)?.programmes
      if (folder.instance && typeProgrammes && !typeProgrammes.some((id) => programmes.includes(id))) {
        report(
          'role.programme',
          { ...within(placed, here), part: 'key' },
          {
            found: `${quoted(type)}, a record type of ${oneOf(typeProgrammes)}`,
            expected: `a record type of ${oneOf(programmes)}`,
          },
        )
      }
      const reads = own(json.forms, type)
      if (allowed.includes('read') && (reads === undefined || Object.keys(reads).length === 0)) {
        report('role.no_form', within(placed, here), {
          found: `\`read\` for ${quoted(type)}, and no form`,
          expected: `forms of ${quoted(type)} under \`forms\``,
        })
      }
    }

    for (const [type, access] of forms) {
      const here = pointerTo('forms', type)
      if (!refer(report, { ...within(placed, here), part: 'key' }, type, declared.recordTypes, 'record type')) continue
      const allowed = own(json.actions, type) ?? []
      if (allowed.length === 0) {
        report(
          'role.cannot_read',
          { ...within(placed, here), part: 'key' },
          {
            found: `forms of ${quoted(type)} without the action \`read\``,
            expected: `\`"${type}": ["read", …]\` under \`actions\``,
          },
        )
      }
      const writes = access === 'rw' || (typeof access === 'object' && Object.values(access).includes('rw'))
      if (writes && allowed.includes('read') && !allowed.includes('create') && !allowed.includes('update')) {
        report('role.cannot_write', within(placed, here), {
          found: '`rw` without `create` or `update`',
          expected: '`r`, or one of these actions',
        })
      }
      if (typeof access === 'string') continue
      for (const form of Object.keys(access)) {
        const place = { ...within(placed, here + pointerTo(form)), part: 'key' as const }
        if (!refer(report, place, form, declared.forms(type), `form of \`${type}\``)) continue
        const formProgrammes = own(model.recordTypes, type)?.forms.find(({ id }) => id === form)?.programmes
        if (!folder.instance || !formProgrammes || formProgrammes.some((id) => programmes.includes(id))) continue
        report('role.programme', place, {
          found: `${quoted(form)}, a form of ${oneOf(formProgrammes)}`,
          expected: `a form of ${oneOf(programmes)}`,
        })
      }
    }

    for (const [type, reach] of Object.entries(json.reachOf ?? {})) {
      const here = pointerTo('reachOf', type)
      if (!refer(report, { ...within(placed, here), part: 'key' }, type, declared.recordTypes, 'record type')) continue
      if ((own(json.actions, type) ?? []).length > 0 || reach === 'none') continue
      report(
        'role.cannot_read',
        { ...within(placed, here), part: 'key' },
        {
          found: `reach of ${quoted(type)} without the action \`read\``,
          expected: `\`"${type}": ["read", …]\` under \`actions\``,
        },
      )
    }

    for (const [type, subforms] of Object.entries(json.ownRows ?? {})) {
      const here = pointerTo('ownRows', type)
      if (!refer(report, { ...within(placed, here), part: 'key' }, type, declared.recordTypes, 'record type')) continue
      const known = own(model.recordTypes, type)
      if (!known) continue
      const look = names(checked, placed, known)
      for (const [id, name] of Object.entries(subforms)) {
        const at = here + pointerTo(id)
        const subform = look.field(at, id)
        if (subform && !subform.rows) look.wrongKind(at, fieldWords(subform), 'a field with rows')
        const field = subform?.rows && look.rowField(at, name, subform)
        if (field && kindOf(field) !== 'user') look.wrongKind(at, fieldWords(field), 'a field of type `user`')
      }
    }

    checkPeopleManaged(checked, placed)

    referEach(report, placed, 'dashboards', json.dashboards, declared.dashboards, 'dashboard')

    const reachesNone = ([type, allowed]: (typeof actions)[number]) =>
      allowed.length > 0 && (own(json.reachOf ?? {}, type) ?? json.reach) === 'none'
    if (json.reach === 'none' && actions.some(reachesNone)) {
      report('role.no_reach', within(placed, '/reach'), {
        found: 'actions on records, and reach `none`',
        expected: '`self`, `group`, `agency` or `all`, or no actions',
      })
    }
  }
}
