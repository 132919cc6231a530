import { type Check, refer, referEach, within } from './check.ts'

/** What the people of the demonstration name. */
export const checkPeople: Check = ({ folder, declared, report }) => {
  for (const person of folder.people) {
    const { role, agency, groups, locale, location } = person.json
    refer(report, within(person, '/role'), role, declared.roles, 'role')
    refer(report, within(person, '/agency'), agency, declared.agencies, 'agency')
    referEach(report, person, 'groups', groups, declared.userGroups, 'user group')
    if (location !== undefined) refer(report, within(person, '/location'), location, declared.locations, 'place')
    if (locale !== undefined) refer(report, within(person, '/locale'), locale, declared.locales, 'locale')
  }
}
