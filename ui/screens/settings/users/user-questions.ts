/** What is asked of an account, as far as whoever looks after it may give it. */
import type { Model, Option } from '../../../../engine/model.ts'
import type { PeopleChoices, Person } from '../../../data/administration-people.ts'
import { languageName } from '../../../lib/languages.ts'
import { t } from '../../../lib/t.ts'
import { type Asked, oneOf, option, question, someOf } from '../parts/questions.ts'
import { agencyName, groupName, groupNames, roleName } from './person-words.ts'

const USER_NAME = '[\\w.@+-]+'

const optionsOf = (named: PeopleChoices['roles']): readonly Option[] =>
  named.map(({ unique_id, name }) => option(unique_id, name))

/** With what stands already and is not to be given anew. */
const withStanding = (options: readonly Option[], standing: readonly Option[]): readonly Option[] => [
  ...options,
  ...standing
    .filter(({ id }) => !options.some((each) => each.id === id))
    .map((each): Option => ({ ...each, retired: true })),
]

export function userQuestions(model: Model, choices: PeopleChoices, person?: Person): readonly Asked[] {
  const roles = optionsOf(choices.roles)
  const agencies = optionsOf(choices.agencies)
  const groups = optionsOf(choices.user_groups)
  const { role_unique_id: role, agency, user_group_unique_ids: mine = [] } = person ?? {}
  const services = optionsOf(choices.services)
  const isFixed = agencies.length < 2 && (agency === undefined || agencies.some(({ id }) => id === agency))
  const notMine = mine.filter((id) => !groups.some((each) => each.id === id))
  return [
    ...(person
      ? []
      : [
          question('user_name', 'text', t('user_name'), {
            required: true,
            help: t('admin.users.user_name.help'),
            settings: { maxLength: 60, pattern: USER_NAME },
          }),
        ]),
    question('full_name', 'text', t('full_name'), { required: true, settings: { maxLength: 200 } }),
    oneOf(
      'role_unique_id',
      t('role'),
      withStanding(roles, role === undefined ? [] : [option(role, roleName(model, role))]),
      { required: true, help: t('admin.users.role.help') },
    ),
    oneOf(
      'agency',
      t('agency'),
      withStanding(agencies, agency === undefined ? [] : [option(agency, agencyName(model, agency))]),
      {
        required: true,
        ...(choices.width !== 'all' && { help: t('admin.users.agency.help') }),
        ...(isFixed && { readOnly: true }),
      },
    ),
    someOf(
      'user_group_unique_ids',
      t('groups'),
      withStanding(
        groups,
        notMine.map((id) => option(id, groupName(model, id))),
      ),
      {
        ...(choices.width !== 'all' && {
          help:
            notMine.length > 0
              ? t('admin.users.groups.not_yours', { names: groupNames(model, notMine) })
              : t(`admin.users.groups.of_${choices.width}`),
        }),
      },
    ),
    question('position', 'text', t('position'), { settings: { maxLength: 200 } }),
    question('email', 'text', t('email'), { help: t('admin.users.email.help'), settings: { maxLength: 254 } }),
    question('phone', 'text', t('phone'), { settings: { maxLength: 40 } }),
    question('code', 'text', t('code'), { settings: { maxLength: 60 } }),
    question('location', 'location', t('location')),
    ...(services.length > 0
      ? [
          someOf(
            'services',
            t('services'),
            withStanding(
              services,
              (person?.services ?? []).map((id) => option(id, id)),
            ),
            {
              help: t('admin.users.services.help'),
            },
          ),
        ]
      : []),
    oneOf(
      'locale',
      t('language'),
      choices.locales.map((tag) => option(tag, languageName(tag))),
    ),
    question('send_mail', 'yes-no', t('admin.users.send_mail')),
    ...(choices.mails.length > 0
      ? [
          someOf('mails', t('admin.users.mails'), optionsOf(choices.mails), {
            visible: { '==': [{ var: 'send_mail' }, true] },
          }),
        ]
      : []),
  ]
}

/** What stands on the form before anybody types. */
export function userStanding(choices: PeopleChoices, person?: Person): Readonly<Record<string, unknown>> {
  if (person) {
    const { own_services: isOwn, services, settings: _, ...facts } = person
    const mails = mailsOf(choices, person).map(({ unique_id: id }) => id)
    return { ...facts, send_mail: person.send_mail !== false, mails, ...(isOwn && { services }) }
  }
  const [only] = choices.agencies
  return {
    send_mail: true,
    mails: choices.mails.map(({ unique_id: id }) => id),
    ...(choices.agencies.length === 1 && only && { agency: only.unique_id }),
  }
}

/** What somebody has not turned off. */
export const mailsOf = ({ mails }: PeopleChoices, { settings }: Person): PeopleChoices['mails'] =>
  mails.filter(({ unique_id: id }) => settings?.notifications.send_mail[id] !== false)

type Answered = Readonly<Record<string, unknown>>

/** Without services of their own, those of the agency count. */
export function userWish({ mails: known }: PeopleChoices, { mails, ...answers }: Answered): Answered {
  const { services } = answers
  const wanted = Array.isArray(mails) ? mails : []
  return {
    ...answers,
    ...(Array.isArray(services) && services.length === 0 && { services: null }),
    ...(mails !== undefined && {
      settings: {
        notifications: { send_mail: Object.fromEntries(known.map(({ unique_id: id }) => [id, wanted.includes(id)])) },
      },
    }),
  }
}
