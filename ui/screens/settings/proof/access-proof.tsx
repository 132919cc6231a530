import { useSearchParams } from '@solidjs/router'
import { createMemo, createSignal, Show } from 'solid-js'
import { useData } from '../../../data/data.tsx'
import { say, t } from '../../../lib/t.ts'
import { EditSheet } from '../parts/edit-sheet.tsx'
import { oneOf, option, question } from '../parts/questions.ts'
import { SettingsPage } from '../parts/settings-page.tsx'
import { FieldAnswer } from './field-answer.tsx'
import { PersonAnswer } from './person-answer.tsx'

/** Two questions that somebody may have to answer for: who can see a field, and what a person can see and do. */
export const AccessProof = () => {
  const { model } = useData()
  const [asked, setAsked] = useSearchParams<Record<'type' | 'field' | 'user', string>>()
  const [asking, setAsking] = createSignal<'field' | 'user'>()
  const wanted = createMemo(() => {
    const { type, field } = asked
    return type && field ? { type, field } : undefined
  })
  const types = () => Object.values(model().recordTypes)
  const fieldsOf = (type: string) =>
    (model().recordTypes[type]?.fields ?? []).map(({ id, label }) => option(id, say(label) || id))
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
      <Show when={asking() === 'field'}>
        <EditSheet
          heading={t('admin.proof.field')}
          verb={t('admin.proof.show')}
          fields={[
            oneOf(
              'type',
              t('admin.usage.kind'),
              types().map(({ id, label }) => option(id, say(label) || id)),
              { required: true },
            ),
            ...types().map(({ id }) => ({
              ...oneOf(`field_${id}`, t('admin.burden.field'), fieldsOf(id), { required: true }),
              visible: { '==': [{ var: 'type' }, id] },
            })),
          ]}
          standing={{ type: asked.type ?? types()[0]?.id }}
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
