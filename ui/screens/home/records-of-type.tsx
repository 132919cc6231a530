import { A } from '@solidjs/router'
import { createResource, For, Show } from 'solid-js'
import { own } from '../../../engine/lib/own.ts'
import type { RecordType } from '../../../engine/model.ts'
import { useData } from '../../data/data.tsx'
import type { WireRecord } from '../../data/wire.ts'
import { createReading } from '../../lib/create-reading.ts'
import { titleOf } from '../../lib/record-name.ts'
import { numeral, say, t } from '../../lib/t.ts'
import { recordText } from '../../lib/value-text.ts'
import { Icon } from '../../parts/icon.tsx'
import { troubleText } from '../../parts/trouble.tsx'
import { listOf } from '../records/list/list-model.ts'

const shown = 5

interface Count {
  readonly label: string
  readonly href: string
  readonly count: number
}

interface RecordsOfTypeProps {
  readonly type: RecordType
  /** Other numbers tell how many there are, and another button makes one. */
  readonly onlyRecent?: true
}

/** One record type: how many in each status, how many of mine, and the ones changed last. */
export const RecordsOfType = (props: RecordsOfTypeProps) => {
  const { model, actor, records } = useData()
  const type = props.type
  const actions = () => actor().actions[type.id] ?? []
  const list = () => listOf(model(), type, actions())
  const statuses = () => own(model().lookups, type.statusLookup)?.options ?? []
  const first = () => statuses()[0]?.id ?? ''
  const me = () => actor().user_name

  const countOf = async (label: string, question: Readonly<Record<string, string>>): Promise<Count> => ({
    label,
    href: `/r/${type.plural}?${new URLSearchParams(question)}`,
    count: await records.count(type.id, question),
  })
  const [counts, { refetch }] = createResource(
    () => !props.onlyRecent,
    async () => {
      const mineOpen = { status: first(), owned_by: me() }
      const mine = countOf(t('home.mine', { status: say(statuses()[0]?.label) }), mineOpen)
      const [usual, ...others] = await Promise.all(
        statuses().map(({ id, label }) => countOf(say(label), { status: id })),
      )
      const told = [...(usual ? [usual] : []), ...others.filter(({ count }) => count > 0)]
      const { count } = await mine
      return count > 0 && count !== usual?.count ? [await mine, ...told] : told
    },
  )
  const [recent] = createResource(async () => {
    const question = {
      status: first(),
      order_by: 'last_updated_at',
      order: 'desc',
      per: String(shown),
      fields: list().shown.join(','),
    }
    const mine = await records.list(type.id, new URLSearchParams({ ...question, owned_by: me() }), '')
    if (mine.rows.length > 0) return { title: t('home.recent.mine'), rows: mine.rows }
    return { title: t('home.recent'), rows: (await records.list(type.id, new URLSearchParams(question), '')).rows }
  })
  const reading = createReading(() => new Set([...list().title, ...list().facts].map(({ kind }) => kind)))
  const facts = (record: WireRecord) =>
    list()
      .facts.map((fact) => ({ label: fact.label, text: recordText(record, fact, reading()) }))
      .filter(({ text }) => text !== '')

  return (
    <section class="home-type" aria-labelledby={`home-${type.id}`}>
      <header class="home-type-head">
        <h2 id={`home-${type.id}`}>{say(type.labelPlural)}</h2>
        <Show when={!props.onlyRecent && actions().includes('create')}>
          <A class="button button-small" href={`/r/${type.plural}/new`}>
            <Icon name="plus" />
            {say(type.newLabel) || t('list.new', { type: say(type.label) })}
          </A>
        </Show>
      </header>
      <Show
        when={props.onlyRecent || !counts.error}
        fallback={
          <p class="home-trouble">
            {troubleText(counts.error)}{' '}
            <button type="button" class="button button-small" onClick={() => void refetch()}>
              {t('try_again')}
            </button>
          </p>
        }
      >
        <Show when={!props.onlyRecent}>
          <ul class="home-counts bare" aria-busy={counts.loading}>
            <For each={counts.latest ?? []}>
              {(each) => (
                <li>
                  <A class="home-count" href={each.href}>
                    <span class="home-number figures">{numeral(each.count)}</span> {each.label}
                  </A>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </Show>
      <Show when={!recent.error && recent.latest?.rows.length ? recent.latest : undefined}>
        {(latest) => (
          <>
            <h3 class="home-recent-title">{latest().title}</h3>
            <ul class="home-recent bare">
              <For each={latest().rows}>
                {(record) => (
                  <li>
                    <A class="home-record" href={`/r/${type.plural}/${record.id}`}>
                      <span class="home-record-title">
                        <bdi>{titleOf(record, list(), reading())}</bdi>
                      </span>
                      <span class="home-record-facts">
                        <For each={facts(record)}>
                          {(fact) => (
                            <span>
                              <span class="home-fact-label">{fact.label}</span> <bdi>{fact.text}</bdi>
                            </span>
                          )}
                        </For>
                      </span>
                    </A>
                  </li>
                )}
              </For>
            </ul>
          </>
        )}
      </Show>
    </section>
  )
}
