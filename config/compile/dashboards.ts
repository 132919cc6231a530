import type { Dashboard } from '../../engine/lifecycle.ts'
import type { Texts } from '../../engine/model.ts'
import type { Folder } from '../folder.ts'
import type { DashboardJson } from '../schema/dashboard.schema.ts'
import type { NotificationJson } from '../schema/notification.schema.ts'
import { present } from './present.ts'
import type { TextReader } from './texts.ts'

export function dashboardsOf(folder: Folder, t: TextReader): readonly Dashboard[] {
  const orderOf = ({ order }: DashboardJson) => order ?? Number.MAX_VALUE
  return folder.dashboards
    .map(({ json }) => json)
    .sort((one, other) => orderOf(one) - orderOf(other) || (one.id < other.id ? -1 : 1))
    .map((json) => {
      const here = `dashboards/${json.id}`
      return present({
        id: json.id,
        label: t(`${here}/label`, json.label),
        help: t.maybe(`${here}/help`, json.help),
        shown: json.shown ?? ('numbers' as const),
        indicators: json.indicators.map(({ id, label, help, from, where, by, placeLevel, tone }) =>
          present({
            id,
            label: t(`${here}/indicators/${id}/label`, label),
            help: t.maybe(`${here}/indicators/${id}/help`, help),
            from,
            where,
            by,
            placeLevel,
            tone,
          }),
        ),
      })
    })
}

export function notificationOf({ id, label, text, mail }: NotificationJson, t: TextReader) {
  const here = `notifications/${id}`
  const said = (key: string, written: string | Readonly<Record<string, string>>): Texts => t(`${here}/${key}`, written)
  return present({
    id,
    label: said('label', label),
    text: said('text', text),
    mail: mail && { subject: said('mail/subject', mail.subject), body: said('mail/body', mail.body) },
  })
}
