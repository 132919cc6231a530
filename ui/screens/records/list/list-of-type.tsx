import { A } from '@solidjs/router'
import { createSignal, lazy, onMount, Show, Suspense } from 'solid-js'
import type { RecordType } from '../../../../engine/model.ts'
import { useData } from '../../../data/data.tsx'
import type { WireRecord } from '../../../data/wire.ts'
import { createReading } from '../../../lib/create-reading.ts'
import { createWide } from '../../../lib/create-wide.ts'
import { usePageTitle } from '../../../lib/page.ts'
import { keepScroll } from '../../../lib/scroll.ts'
import { say, t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'
import { PageHead } from '../../../parts/page-head.tsx'
import { preloadSheet, Sheet } from '../../../parts/sheet.tsx'
import { Trouble } from '../../../parts/trouble.tsx'
import { ActiveFilters } from './active-filters.tsx'
import { BulkBar, SelectButton } from './bulk-bar.tsx'
import { Cards } from './cards.tsx'
import { createList } from './create-list.ts'
import { createSelection } from './create-selection.ts'
import { FilterPanel } from './filter-panel.tsx'
import { NothingFound } from './nothing-found.tsx'
import { Pager } from './pager.tsx'
import { rememberedPanel, rememberPanel } from './panel-choice.ts'
import { SearchBox } from './search-box.tsx'
import { Skeleton } from './skeleton.tsx'
import { SortChoice } from './sort-choice.tsx'
import { Table } from './table.tsx'
import '../../../styles/list.css'

const BeyondSheet = lazy(async () => ({ default: (await import('../sharing/beyond-sheet.tsx')).BeyondSheet }))

export const ListOfType = (props: { readonly type: RecordType }) => {
  const type = props.type
  const { actor } = useData()
  const list = createList(type)
  const selection = createSelection(type, () => list.answer()?.rows ?? [])
  const reading = createReading(() => {
    const { columns, facts, filters } = list.list()
    return new Set([...columns, ...facts, ...filters.map(({ named }) => named)].map(({ kind }) => kind))
  })
  const wide = createWide('56.25rem')
  const roomy = createWide('75rem')
  const [beyond, setBeyond] = createSignal<WireRecord>()
  const [sheetOpen, setSheetOpen] = createSignal(false)
  const [panelOpen, setPanelOpen] = createSignal(rememberedPanel() ?? matchMedia('(min-width: 90rem)').matches)
  const panelShown = () => roomy() && panelOpen()
  const total = () => (list.error() ? undefined : list.answer()?.total)
  usePageTitle(() => say(type.labelPlural))
  onMount(() => setTimeout(preloadSheet, 1500))

  const toggleFilters = () => {
    if (!roomy()) {
      setSheetOpen(true)
      return
    }
    rememberPanel(!panelOpen())
    setPanelOpen(!panelOpen())
  }

  return (
    <div class="list-page" classList={{ 'list-page-panel': panelShown() }}>
      <PageHead title={say(type.labelPlural)} quiet>
        <Show when={actor().actions[type.id]?.includes('create') && !selection.isOn()}>
          <A class="button button-main page-action" href={`/r/${type.plural}/new`}>
            <Icon name="plus" />
            {say(type.newLabel) || t('list.new', { type: say(type.label) })}
          </A>
        </Show>
      </PageHead>
      <div class="list-tools">
        <SearchBox list={list} />
        <Show when={list.mayBeyond() && list.words()}>
          <label class="search-beyond">
            <input
              type="checkbox"
              checked={list.beyond()}
              onChange={(event) => list.lookBeyond(event.currentTarget.checked)}
            />
            <span>{t('search.beyond')}</span>
          </label>
        </Show>
        <button
          type="button"
          class="button list-filter-button"
          aria-expanded={roomy() ? panelOpen() : undefined}
          onClick={toggleFilters}
        >
          <Icon name="filter" />
          {t('filters')}
        </button>
      </div>
      <div class="list-state">
        <p class="list-total figures" role="status">
          <Show when={total() !== undefined}>{t('list.total', { count: total() ?? 0 })}</Show>
        </p>
        <ActiveFilters list={list} reading={reading()} />
        <SelectButton selection={selection} />
      </div>
      <Show when={panelShown()}>
        <aside class="list-panel" aria-label={t('filters')}>
          <FilterPanel list={list} reading={reading()} />
        </aside>
      </Show>
      <section class="list-body" aria-label={say(type.labelPlural)} aria-busy={list.loading()} ref={keepScroll}>
        <Show when={!list.error()} fallback={<Trouble error={list.error()} onRetry={list.retry} />}>
          <Show when={list.answer()} fallback={<Skeleton />}>
            {(answer) => (
              <Show when={answer().rows.length > 0} fallback={<NothingFound list={list} />}>
                <Show
                  when={wide()}
                  fallback={
                    <Cards
                      list={list}
                      rows={answer().rows}
                      reading={reading()}
                      selection={selection}
                      onBeyond={setBeyond}
                    />
                  }
                >
                  <Table
                    list={list}
                    rows={answer().rows}
                    reading={reading()}
                    selection={selection}
                    onBeyond={setBeyond}
                  />
                </Show>
              </Show>
            )}
          </Show>
        </Show>
      </section>
      <Suspense>
        <Show when={beyond()} keyed>
          {(record) => <BeyondSheet type={type} record={record} onClose={() => setBeyond(undefined)} />}
        </Show>
      </Suspense>
      <BulkBar type={type} selection={selection} onDone={list.retry} />
      <Show when={(total() ?? 0) > 0 && !list.error()}>
        <Pager list={list} />
      </Show>
      <Sheet
        open={sheetOpen() && !roomy()}
        onClose={() => setSheetOpen(false)}
        title={t('filters')}
        place="side"
        foot={
          <button type="button" class="button button-main" onClick={() => setSheetOpen(false)}>
            {t('list.show', { count: total() ?? 0 })}
          </button>
        }
      >
        <SortChoice list={list} />
        <FilterPanel list={list} reading={reading()} />
      </Sheet>
    </div>
  )
}
