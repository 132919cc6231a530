import { A } from '@solidjs/router'
import { usePageTitle } from '../lib/page.ts'
import { t } from '../lib/t.ts'
import { PageHead } from '../parts/page-head.tsx'

/** What is not there and what is out of reach look the same. */
export const NotFound = () => {
  usePageTitle(() => t('not_found'))
  return (
    <div class="reading">
      <PageHead title={t('not_found')} />
      <p>{t('not_found.explained')}</p>
      <p>
        <A class="button" href="/">
          {t('home.go')}
        </A>
      </p>
    </div>
  )
}
