import { A, useNavigate } from '@solidjs/router'
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import { managePermissions } from '../../../../engine/permissions/manages.ts'
import { permissionsOf } from '../../../../engine/permissions/permissions.ts'
import { loadArea } from '../../../lib/catalogue.ts'
import { createWide } from '../../../lib/create-wide.ts'
import { t } from '../../../lib/t.ts'
import { draftFormsTexts } from '../../../locales/drafts-forms.ts'
import { Icon } from '../../../parts/icon.tsx'
import { NotFound } from '../../not-found.tsx'
import { EditSheet } from '../../settings/parts/edit-sheet.tsx'
import { Loaded } from '../../settings/parts/settings-page.tsx'
import { useDraft } from '../create-draft.ts'
import { modelOf, type Workpiece } from '../forms/whole-model.ts'
import { said } from '../rules/rule-ground.ts'
import { draftPlace, type SectionProps } from '../sections.ts'
import { wordsIn } from '../words-in.ts'
import { createTicks, type Ticks } from './create-ticks.ts'
import { manageText, permissionText } from './permission-words.ts'
import { actionsOn, type RoleJson } from './role-json.ts'
import { FormLines, TickLines } from './role-lines.tsx'
import { FormMatrix, TickMatrix } from './role-matrix.tsx'
import { NewRoleSheet, RoleSheet } from './role-sheet.tsx'
import '../../../styles/drafts-forms.css'
import '../../../styles/rules.css'

await loadArea('drafts-forms', draftFormsTexts)

const abouts = ['forms', 'actions', 'manages'] as const
type About = (typeof abouts)[number]

const ROOM_FOR_TABLE = '56.25rem'

/** The roles of the draft: all side by side, or one by itself. */
export const RolesSection = (props: SectionProps) => {
  const draft = useDraft()
  const roles = draft.things<RoleJson>(() => 'role')
  const whole = draft.model()
  const [chosenType, setChosenType] = createSignal<string>()
  const [about, setAbout] = createSignal<About>('forms')
  const model = createMemo(() => {
    const read = whole.value()
    return read && modelOf(read)
  })
  const types = () => Object.values(model()?.recordTypes ?? {})
  const work = createMemo((): Workpiece | undefined => {
    const now = model()
    const type = types().find(({ id }) => id === chosenType()) ?? types()[0]
    return now && type && { model: now, type }
  })
  const all = createMemo(() => (roles.value() ?? []).map(({ json }) => json))
  const roleOf = (id: string) => all().find((role) => role.id === id)
  const actions = createTicks(
    (key) => {
      const [role = '', type = ''] = key.split('/')
      const found = roleOf(role)
      return found ? actionsOn(found, type) : []
    },
    (key, words) => {
      const [role, recordType] = key.split('/')
      return draft.attempt({ kind: 'set_role_actions', role, recordType, actions: words })
    },
  )
  const manages = createTicks(
    (role) => roleOf(role)?.manages ?? [],
    (role, words) => draft.attempt({ kind: 'change_role', role, set: { manages: words } }),
  )
  /** The ticks of the type that is shown, by role alone. */
  const actionsHere = (now: Workpiece): Ticks => ({
    has: (role, word) => actions.has(`${role}/${now.type.id}`, word),
    toggle: (role, word) => actions.toggle(`${role}/${now.type.id}`, word),
  })
  const permissions = (now: Workpiece): readonly string[] => {
    const known = permissionsOf(now.type, now.model)
    const given = all().flatMap((role) => actionsOn(role, now.type.id))
    return [...new Set([...known, ...given])]
  }
  return (
    <Loaded
      value={all().length > 0 ? work() : undefined}
      error={roles.error() ?? whole.error()}
      onRetry={() => {
        roles.retry()
        whole.retry()
      }}
    >
      {(now) => {
        const parts = {
          get work() {
            return now()
          },
          get roles() {
            return all()
          },
          get about() {
            return about()
          },
          get words() {
            return permissions(now())
          },
          get ticks() {
            return about() === 'manages' ? manages : actionsHere(now())
          },
        }
        const tools = <Tools work={now()} types={types()} about={about()} onAbout={setAbout} onType={setChosenType} />
        return (
          <Show when={props.rest[0]} fallback={<AllRoles {...parts} tools={tools} />} keyed>
            {(id) => (
              <Show when={roleOf(id)} fallback={<NotFound />}>
                {(role) => <OneRole {...parts} role={role()} tools={tools} />}
              </Show>
            )}
          </Show>
        )
      }}
    </Loaded>
  )
}

interface ToolsProps {
  readonly work: Workpiece
  readonly types: readonly Workpiece['type'][]
  readonly about: About
  readonly onAbout: (about: About) => void
  readonly onType: (type: string) => void
}

const Tools = (props: ToolsProps) => (
  <div class="roles-tools">
    <div class="forms-types">
      <For each={abouts}>
        {(about) => (
          <button
            type="button"
            class="roles-about"
            aria-pressed={props.about === about}
            onClick={() => props.onAbout(about)}
          >
            {t(`roles.about.${about}`)}
          </button>
        )}
      </For>
    </div>
    <Show when={props.about !== 'manages' && props.types.length > 1}>
      <label class="field">
        <span class="field-label">{t('forms.setting.recordType')}</span>
        <select class="input" value={props.work.type.id} onChange={(event) => props.onType(event.currentTarget.value)}>
          <For each={props.types}>
            {(type) => (
              <option value={type.id} selected={type.id === props.work.type.id}>
                {said(type.labelPlural, props.work) || type.id}
              </option>
            )}
          </For>
        </select>
      </label>
    </Show>
  </div>
)

interface PartsProps {
  readonly work: Workpiece
  readonly roles: readonly RoleJson[]
  readonly about: About
  readonly words: readonly string[]
  readonly ticks: Ticks
  readonly tools: JSX.Element
}

const AllRoles = (props: PartsProps) => {
  const draft = useDraft()
  const navigate = useNavigate()
  const wide = createWide(ROOM_FOR_TABLE)
  const [open, setOpen] = createSignal(false)
  return (
    <>
      <div class="forms-list-head">
        <button type="button" class="button button-main" onClick={() => setOpen(true)}>
          <Icon name="plus" />
          {t('roles.new')}
        </button>
      </div>
      <Show
        when={wide()}
        fallback={
          <ul class="sheet admin-places bare">
            <For each={props.roles}>
              {(role) => (
                <li>
                  <A class="admin-place" href={draftPlace(draft.id, 'roles', role.id)}>
                    <span>
                      <strong dir="auto">{wordsIn(role.label, draft.languages()) || role.id}</strong>
                      <span class="admin-quiet">{t(`roles.reach.${role.reach ?? 'none'}`)}</span>
                    </span>
                    <Icon name="next" />
                  </A>
                </li>
              )}
            </For>
          </ul>
        }
      >
        {props.tools}
        <Show when={props.about !== 'forms'} fallback={<FormMatrix work={props.work} roles={props.roles} />}>
          <TickMatrix
            roles={props.roles}
            caption={t(`roles.about.${props.about}`)}
            words={props.about === 'manages' ? managePermissions : props.words}
            textOf={(word) => (props.about === 'manages' ? manageText(word) : permissionText(word, props.work))}
            ticks={props.ticks}
          />
        </Show>
      </Show>
      <Show when={open()}>
        <NewRoleSheet
          roles={props.roles}
          onDone={(id) => navigate(draftPlace(draft.id, 'roles', id))}
          onClose={() => setOpen(false)}
        />
      </Show>
    </>
  )
}

const OneRole = (props: PartsProps & { readonly role: RoleJson }) => {
  const draft = useDraft()
  const navigate = useNavigate()
  const [open, setOpen] = createSignal<'edit' | 'remove'>()
  const name = () => wordsIn(props.role.label, draft.languages()) || props.role.id
  return (
    <div class="forms-page">
      <header class="forms-head">
        <div>
          <A class="forms-up" href={draftPlace(draft.id, 'roles')}>
            {t('roles.all')}
          </A>
          <h2 dir="auto">{name()}</h2>
          <p class="admin-quiet">{t(`roles.reach.${props.role.reach ?? 'none'}`)}</p>
        </div>
        <div class="forms-head-buttons">
          <button type="button" class="button button-small" onClick={() => setOpen('edit')}>
            <Icon name="edit" />
            {t('roles.edit')}
          </button>
          <button type="button" class="button button-plain button-small" onClick={() => setOpen('remove')}>
            {t('roles.remove')}
          </button>
        </div>
      </header>
      {props.tools}
      <Show when={props.about !== 'forms'} fallback={<FormLines work={props.work} role={props.role} />}>
        <TickLines
          role={props.role.id}
          words={props.about === 'manages' ? managePermissions : props.words}
          textOf={(word) => (props.about === 'manages' ? manageText(word) : permissionText(word, props.work))}
          ticks={props.ticks}
        />
      </Show>
      <Show when={open() === 'edit'}>
        <RoleSheet work={props.work} roles={props.roles} role={props.role} onClose={() => setOpen(undefined)} />
      </Show>
      <Show when={open() === 'remove'}>
        <EditSheet
          heading={t('forms.remove.heading', { name: name() })}
          verb={t('roles.remove')}
          danger
          fields={[]}
          save={() => draft.perform({ kind: 'remove', what: 'role', id: props.role.id })}
          onDone={() => navigate(draftPlace(draft.id, 'roles'))}
          onClose={() => setOpen(undefined)}
        >
          <p>{t('roles.remove.explained')}</p>
        </EditSheet>
      </Show>
    </div>
  )
}
