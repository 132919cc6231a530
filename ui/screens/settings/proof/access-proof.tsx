import { useSearchParams } from '@solidjs/router'
import { createMemo, createResource, createSignal, Show } from 'solid-js'
import { useAdministration } from '../../../data/administration.ts'
import type { FormBurdenFacts } from '../../../data/administration-reports.ts'
import { useData } from '../../../data/data.tsx'
import { t } from '../../../lib/t.ts'
import { EditSheet } from '../parts/edit-sheet.tsx'
import { oneOf, option, question } from '../parts/questions.ts'
import { SettingsPage } from '../parts/settings-page.tsx'
import { FieldAnswer } from './field-answer.tsx'
import { PersonAnswer } from './person-answer.tsx'
import { typesAsked, typesOf } from './types-asked.ts'

/** Two questions that somebody may have to answer for: who can see a field, and what a person can see and do. */
export const AccessProof = () => {
  const administration = useAdministration()
  const { actor, model } = useData()
  const [asked, setAsked] = useSearchParams<Record<'type' | 'field' | 'user', string>>()
  const [asking, setAsking] = createSignal<'field' | 'user'>()
  const wanted = createMemo(() => {
    const { type, field } = asked
    return type && field ? { type, field } : undefined
  })
  const [types] = createResource(
    () => asking() === 'field' && actor().manages.includes('usage:read'),
    () => administration.get<readonly FormBurdenFacts[]>('/form_burden').then(typesAsked, () => []),
    { initialValue: [] },
  )
  /** Whoever may ask need not read any record: then the names come from the report of what forms ask. */
  const offered = () => (types.latest.length > 0 ? types.latest : typesOf(model()))
  return (
    <SettingsPage wide title={t('admin.access-proof')} explained={t('admin.proof.explained')}>
      <div class="admin-buttons">
        <button type="button" class="button" onClick={() => setAsking('field')}>
          {t('admin.proof.field')}
        </button>
        <button type="button" class="button" onClick={() => setAsking('user')}>
          {t('admin.proof.user')}
        </button>
      </div>
      <Show when={wanted()} keyed>
        {(of) => <FieldAnswer {...of} />}
      </Show>
      <Show when={asked.user} keyed>
        {(name) => <PersonAnswer name={name} />}
      </Show>
      <Show when={asking() === 'field' && !types.loading}>
        <EditSheet
          heading={t('admin.proof.field')}
          verb={t('admin.proof.show')}
          fields={[
            oneOf(
              'type',
              t('admin.usage.kind'),
              offered().map(({ id, label }) => option(id, label)),
              { required: true },
            ),
            ...offered().map(({ id, fields }) => ({
              ...oneOf(`field_${id}`, t('admin.burden.field'), fields, { required: true }),
              visible: { in: [{ var: 'type' }, [id]] },
            })),
          ]}
          standing={{ type: asked.type ?? offered()[0]?.id }}
          save={async (_, all) => {
            const type = String(all['type'])
            setAsked({ type, field: String(all[`field_${type}`]), user: '' })
          }}
          onDone={() => undefined}
          onClose={() => setAsking(undefined)}
        />
      </Show>
      <Show when={asking() === 'user'}>
        <EditSheet
          heading={t('admin.proof.user')}
          verb={t('admin.proof.show')}
          fields={[question('user', 'user', t('admin.proof.person'), { required: true })]}
          save={async (_, all) => {
            setAsked({ type: '', field: '', user: String(all['user']) })
          }}
          onDone={() => undefined}
          onClose={() => setAsking(undefined)}
        />
      </Show>
    </SettingsPage>
  )
}
