import { useData } from '../data/data.tsx'
import { t } from '../lib/t.ts'
import { Empty } from '../parts/empty.tsx'

/** The first moment, before it is known who is here. */
export const Starting = () => (
  <p class="starting" role="status">
    {t('starting')}
  </p>
)

/** The shape of a page that is on its way. */
export const Coming = () => (
  <div class="coming">
    <p class="unseen" role="status">
      {t('starting')}
    </p>
    <div class="coming-title" aria-hidden="true" />
    <div class="coming-sheet" aria-hidden="true" />
    <div class="coming-sheet" aria-hidden="true" />
  </div>
)

/** Nobody answered at the start: it cannot be known who is here. */
export const Stuck = () => {
  const { session } = useData()
  return (
    <main class="starting" role="alert">
      <Empty title={t('stuck')} text={t('stuck.explained')}>
        <button type="button" class="button button-main" onClick={() => void session.start()}>
          {t('try_again')}
        </button>
      </Empty>
    </main>
  )
}

/** A fault of ours: says so, and that nothing typed is lost. */
export const Broken = (props: { readonly onRetry: () => void }) => (
  <main class="starting" role="alert">
    <Empty title={t('broken')} text={t('broken.explained')}>
      <button type="button" class="button button-main" onClick={props.onRetry}>
        {t('try_again')}
      </button>
      <a class="button" href="/" target="_self">
        {t('home.go')}
      </a>
    </Empty>
  </main>
)
