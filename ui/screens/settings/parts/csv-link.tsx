import { t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'

/** The same report as a file for spreadsheets. */
export const CsvLink = (props: { readonly path: string }) => (
  <a
    class="button button-small"
    href={`/api/v2${props.path}${props.path.includes('?') ? '&' : '?'}format=csv`}
    download=""
  >
    <Icon name="download" />
    {t('admin.csv')}
  </a>
)
