import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js'
import { t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'
import { EditSheet } from '../../settings/parts/edit-sheet.tsx'
import { option, someOf } from '../../settings/parts/questions.ts'
import { Loaded } from '../../settings/parts/settings-page.tsx'
import { type Answerable, answerables, nameIn, toChoose } from '../answerable.ts'
import { useDraft } from '../create-draft.ts'
import { OrderList } from '../order-list.tsx'
import { ThingHead } from '../thing-head.tsx'
import { type Written, wordsIn } from '../words-in.ts'
import { FilterSheet } from './filter-sheet.tsx'
import { emptyList, type FilterJson, type ListJson } from './list-json.ts'

/** The list of one record type: its columns, what people filter by, and its order. */
export const ListEditor = (props: { readonly recordType: string }) => {
  const draft = useDraft()
  const ids = { field: createUniqueId(), direction: createUniqueId() }
  const lists = draft.things<ListJson>(() => 'list')
  const whole = draft.model(() => props.recordType)
  const list = createMemo(
    () => lists.value()?.find(({ json }) => json.recordType === props.recordType)?.json ?? emptyList(props.recordType),
  )
  const all = createMemo((): readonly Answerable[] => {
    const model = whole.value()
    return model ? answerables(model, props.recordType, draft.languages()) : []
  })
  const [adding, setAdding] = createSignal<'columns' | 'filters'>()
  const [open, setOpen] = createSignal<FilterJson>()
  const filters = () => list().filters ?? []
  const change = (parts: Partial<ListJson>) =>
    draft.attempt({ kind: 'change_list', recordType: props.recordType, ...parts })
  const typeName = () =>
    wordsIn(whole.value()?.recordTypes[props.recordType]?.labelPlural as Written, draft.languages()) || props.recordType
  const left = (of: 'columns' | 'filters') => {
    const there = new Set(of === 'columns' ? list().columns : filters().map(({ field }) => field))
    return toChoose(all()).filter(({ id }) => !there.has(id))
  }
  return (
    <Loaded value={lists.value() && whole.value()} error={lists.error() ?? whole.error()} onRetry={lists.retry}>
      {() => (
        <>
          <ThingHead name={typeName()} id={props.recordType} />
          <section class="admin-group" aria-labelledby="list-columns">
            <div class="draft-tools">
              <h3 id="list-columns">{t('drafts.lists.columns')}</h3>
              <button type="button" class="button button-small" onClick={() => setAdding('columns')}>
                <Icon name="plus" />
                {t('drafts.lists.add_column')}
              </button>
            </div>
            <OrderList
              label={t('drafts.lists.columns')}
              items={list().columns}
              idOf={(id) => id}
              nameOf={(id) => nameIn(all(), id)}
              onOrder={(columns) => change({ columns })}
            >
              {(id) => (
                <div class="order-line">
                  <span class="order-name">
                    <bdi dir="auto">{nameIn(all(), id)}</bdi>
                    <span class="admin-quiet">
                      <code dir="ltr">{id}</code>
                    </span>
                  </span>
                  <Away
                    name={nameIn(all(), id)}
                    onAway={() => void change({ columns: list().columns.filter((one) => one !== id) })}
                  />
                </div>
              )}
            </OrderList>
          </section>
          <section class="admin-group" aria-labelledby="list-filters">
            <div class="draft-tools">
              <h3 id="list-filters">{t('drafts.lists.filters')}</h3>
              <button type="button" class="button button-small" onClick={() => setAdding('filters')}>
                <Icon name="plus" />
                {t('drafts.lists.add_filter')}
              </button>
            </div>
            <OrderList
              label={t('drafts.lists.filters')}
              items={filters()}
              idOf={({ field }) => field}
              nameOf={({ field }) => nameIn(all(), field)}
              onOrder={(order) =>
                change({ filters: order.flatMap((id) => filters().filter(({ field }) => field === id)) })
              }
            >
              {(filter) => (
                <div class="order-line">
                  <span class="order-name">
                    <bdi dir="auto">{wordsIn(filter.label, draft.languages()) || nameIn(all(), filter.field)}</bdi>
                    <span class="admin-quiet">{factsOf(filter)}</span>
                  </span>
                  <span class="order-ways">
                    <button type="button" class="button button-small button-plain" onClick={() => setOpen(filter)}>
                      {t('drafts.open')}
                      <span class="unseen"> {nameIn(all(), filter.field)}</span>
                    </button>
                    <Away
                      name={nameIn(all(), filter.field)}
                      onAway={() => void change({ filters: filters().filter(({ field }) => field !== filter.field) })}
                    />
                  </span>
                </div>
              )}
            </OrderList>
          </section>
          <section class="admin-group" aria-labelledby="list-sort">
            <h3 id="list-sort">{t('drafts.lists.sort')}</h3>
            <div class="sheet admin-sheet admin-filters">
              <label for={ids.field}>
                {t('drafts.lists.sort.by')}
                <select
                  id={ids.field}
                  class="input"
                  onChange={(event) => void change({ sort: { ...list().sort, field: event.currentTarget.value } })}
                >
                  <For each={toChoose(all().filter(({ many }) => !many))}>
                    {({ id, label }) => (
                      <option value={id} selected={id === list().sort.field}>
                        {label}
                      </option>
                    )}
                  </For>
                </select>
              </label>
              <label for={ids.direction}>
                {t('drafts.lists.sort.direction')}
                <select
                  id={ids.direction}
                  class="input"
                  onChange={(event) =>
                    void change({
                      sort: { ...list().sort, direction: event.currentTarget.value === 'asc' ? 'asc' : 'desc' },
                    })
                  }
                >
                  <For each={['asc', 'desc'] as const}>
                    {(direction) => (
                      <option value={direction} selected={direction === list().sort.direction}>
                        {t(`drafts.lists.sort.${direction}`)}
                      </option>
                    )}
                  </For>
                </select>
              </label>
            </div>
          </section>
          <Show when={adding()} keyed>
            {(what) => (
              <EditSheet
                heading={t(what === 'columns' ? 'drafts.lists.add_column' : 'drafts.lists.add_filter')}
                verb={t('drafts.add')}
                fields={[
                  someOf(
                    'names',
                    t(`drafts.lists.${what}`),
                    left(what).map(({ id, label }) => option(id, label)),
                    { required: true },
                  ),
                ]}
                save={async (_, { names }) => {
                  const added = names as readonly string[]
                  const parts =
                    what === 'columns'
                      ? { columns: [...list().columns, ...added] }
                      : { filters: [...filters(), ...added.map((field) => ({ field }))] }
                  await draft.perform({ kind: 'change_list', recordType: props.recordType, ...parts })
                }}
                onDone={() => undefined}
                onClose={() => setAdding(undefined)}
              />
            )}
          </Show>
          <Show when={open()} keyed>
            {(filter) => (
              <FilterSheet
                filter={filter}
                of={all().find(({ id }) => id === filter.field)}
                lookups={whole.value()?.lookups ?? {}}
                save={async (now) => {
                  const changed = filters().map((one) => (one.field === filter.field ? now : one))
                  await draft.perform({ kind: 'change_list', recordType: props.recordType, filters: changed })
                }}
                onClose={() => setOpen(undefined)}
              />
            )}
          </Show>
        </>
      )}
    </Loaded>
  )
}

const factsOf = ({ common, default: standing, ranges }: FilterJson): string =>
  [
    t(common === true ? 'drafts.lists.common' : 'drafts.lists.behind_more'),
    ...(standing ? [t('drafts.lists.begins_with', { values: standing.join(', ') })] : []),
    ...(ranges ? [ranges.join(', ')] : []),
  ].join(' · ')

const Away = (props: { readonly name: string; readonly onAway: () => void }) => (
  <button type="button" class="button button-small button-plain drafts-away" onClick={() => props.onAway()}>
    {t('drafts.remove')}
    <span class="unseen"> {props.name}</span>
  </button>
)
