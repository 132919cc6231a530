import { own } from '../../engine/lib/own.ts'
import { changesPeople, type PeopleWidth, peopleWidths } from '../../engine/permissions/manages.ts'
import type { Placed } from '../folder.ts'
import type { RoleJson } from '../schema/role.schema.ts'
import { oneOf, quoted } from '../words.ts'
import { type Checked, refer, within } from './check.ts'

/** Whose accounts a role changes and which roles it gives: ones that exist, and none that administers more than itself. */
export function checkPeopleManaged({ model, declared, report }: Checked, placed: Placed<RoleJson>): void {
  const { manages = [], people } = placed.json
  const changing = changesPeople.filter((permission) => (manages as readonly string[]).includes(permission))
  if (changing.length > 0 && !people) {
    report('role.people', within(placed, '/manages'), {
      found: `${oneOf(changing)} without \`people\``,
      expected: '`"people": { "width": "group", "roles": […] }`',
    })
  }
  for (const [index, id] of (people?.roles ?? []).entries()) {
    const place = within(placed, `/people/roles/${index}`)
    const role = refer(report, place, id, declared.roles, 'role') ? own(model.roles, id) : undefined
    const more = (role?.manages ?? []).filter((permission) => !(manages as readonly string[]).includes(permission))
    if (more.length > 0) {
      report('role.lifts', place, {
        found: `${quoted(id)}, which has ${oneOf(more)}`,
        expected: `a role with no other permissions under \`manages\` than ${quoted(placed.json.id)}`,
      })
    } else if (role?.people && people && isWider(role.people.width, people.width)) {
      report('role.lifts', place, {
        found: `${quoted(id)}, which manages people of width \`${role.people.width}\``,
        expected: `a role that manages no more people than width \`${people.width}\``,
      })
    }
  }
}

const isWider = (one: PeopleWidth, other: PeopleWidth) => peopleWidths.indexOf(one) > peopleWidths.indexOf(other)
