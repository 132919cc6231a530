import { equal } from '../../../../engine/lib/equal.ts'
import { peopleWidths } from '../../../../engine/permissions/manages.ts'
import { locale } from '../../../lib/locale.ts'
import { t } from '../../../lib/t.ts'
import { EditSheet } from '../../settings/parts/edit-sheet.tsx'
import { oneOf, option, question, someOf, textAnswers, texts } from '../../settings/parts/questions.ts'
import { useDraft } from '../create-draft.ts'
import { languagesAsked, textIn } from '../forms/field-questions.ts'
import { newId } from '../forms/new-id.ts'
import type { Workpiece } from '../forms/whole-model.ts'
import { said } from '../rules/rule-ground.ts'
import { byLanguage, wordsIn } from '../words-in.ts'
import type { RoleJson } from './role-json.ts'

const reaches = ['self', 'group', 'agency', 'all', 'none'] as const

interface RoleSheetProps {
  readonly work: Workpiece
  readonly roles: readonly RoleJson[]
  readonly role: RoleJson
  readonly onClose: () => void
}

/** Whose records a role reaches, where it works, and whose accounts it looks after. */
export const RoleSheet = (props: RoleSheetProps) => {
  const draft = useDraft()
  const languages = () => languagesAsked(draft.languages(), locale())
  const { instance } = props.work.model
  const standing = () => props.role
  const facts = (all: Readonly<Record<string, unknown>>) => {
    const some = (id: string) => {
      const words = all[id]
      return Array.isArray(words) && words.length > 0 ? words : null
    }
    const width = all['width'] ?? null
    return {
      reach: all['reach'],
      programmes: some('programmes'),
      dashboards: some('dashboards'),
      referral: all['referral'] === true ? true : null,
      people: width === null ? null : { width, roles: some('gives') ?? [] },
    }
  }
  const names = () => props.roles.map((role) => option(role.id, wordsIn(role.label, draft.languages()) || role.id))
  return (
    <EditSheet
      heading={wordsIn(props.role.label, draft.languages()) || props.role.id}
      verb={t('save')}
      fields={[
        ...texts('label', t('roles.label'), languages(), { required: true }),
        oneOf(
          'reach',
          t('roles.reach'),
          reaches.map((reach) => option(reach, t(`roles.reach.${reach}`))),
          { required: true },
        ),
        ...(instance.programmes.length > 1
          ? [
              someOf(
                'programmes',
                t('forms.form.programmes'),
                instance.programmes.map(({ id, name }) => option(id, said(name, props.work) || id)),
                { help: t('roles.programmes.help') },
              ),
            ]
          : []),
        someOf(
          'dashboards',
          t('roles.dashboards'),
          (props.work.model.dashboards ?? []).map(({ id, label }) => option(id, said(label, props.work) || id)),
        ),
        question('referral', 'yes-no', t('roles.referral'), { help: t('roles.referral.help') }),
        oneOf(
          'width',
          t('roles.people'),
          peopleWidths.map((width) => option(width, t(`roles.people.${width}`))),
          { help: t('roles.people.help') },
        ),
        someOf('gives', t('roles.gives'), names(), { visible: { not: { is_blank: { var: 'width' } } } }),
      ]}
      standing={{
        ...textAnswers('label', byLanguage(props.role.label, draft.languages())),
        reach: props.role.reach,
        programmes: props.role.programmes,
        dashboards: props.role.dashboards,
        referral: props.role.referral,
        width: props.role.people?.width,
        gives: props.role.people?.roles,
      }}
      save={async (changes, all) => {
        const before = standing() as unknown as Readonly<Record<string, unknown>>
        const set = Object.fromEntries(
          Object.entries(facts(all)).filter(([name, value]) => !equal(value ?? null, before[name] ?? null)),
        )
        const words = Object.entries(changes).flatMap(([answer, text]) => {
          const [name, tag] = answer.split('__')
          return name === 'label' && tag !== undefined
            ? [{ kind: 'set_text', path: `roles/${props.role.id}/label`, locale: tag, text }]
            : []
        })
        const changed = Object.keys(set).length > 0 ? [{ kind: 'change_role', role: props.role.id, set }] : []
        if (words.length + changed.length > 0) await draft.perform(...words, ...changed)
      }}
      onDone={() => undefined}
      onClose={props.onClose}
    />
  )
}

interface NewRoleProps {
  readonly roles: readonly RoleJson[]
  readonly onDone: (id: string) => void
  readonly onClose: () => void
}

/** A new role: one that reaches nothing, or one that begins as another. */
export const NewRoleSheet = (props: NewRoleProps) => {
  const draft = useDraft()
  const languages = () => languagesAsked(draft.languages(), locale())
  let made = ''
  return (
    <EditSheet
      heading={t('roles.new')}
      verb={t('roles.add')}
      fields={[
        ...texts('label', t('roles.label'), languages(), { required: true }),
        oneOf(
          'like',
          t('roles.like'),
          props.roles.map((role) => option(role.id, wordsIn(role.label, draft.languages()) || role.id)),
          { help: t('roles.like.help') },
        ),
      ]}
      save={async (_, all) => {
        const [first = 'en'] = languages()
        made = newId(
          String(all[`label__${first}`] ?? ''),
          'role',
          props.roles.map(({ id }) => id),
        )
        const like = all['like']
        await draft.perform({
          ...{ kind: 'add_role', id: made, label: textIn(all, 'label', languages()) },
          ...(typeof like === 'string' && { like }),
        })
      }}
      onDone={() => props.onDone(made)}
      onClose={props.onClose}
    />
  )
}
