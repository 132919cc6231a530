import type { SettingsFacts } from '../../data/administration-directory.ts'
import { useData } from '../../data/data.tsx'
import { languageName } from '../../lib/languages.ts'
import { numeral, say, t } from '../../lib/t.ts'
import { createLanguages } from './parts/create-languages.ts'
import { Facts } from './parts/facts.tsx'
import { OneEntry } from './parts/one-entry.tsx'
import { oneOf, option, question, textAnswers, texts, withTexts } from './parts/questions.ts'

const policies = ['always', 'risky', 'never'] as const

/** What the instance may set for itself; what its release says stands beside, to be read. */
export const InstanceSettings = () => {
  const { model } = useData()
  const languages = createLanguages()
  return (
    <OneEntry<SettingsFacts>
      title={t('admin.instance')}
      explained={t('admin.instance.explained')}
      path="/settings"
      fieldsOf={() => [
        oneOf(
          'second_person',
          t('admin.instance.second_person'),
          policies.map((id) => option(id, t(`admin.instance.second_person.${id}`))),
          { required: true },
        ),
        question('mask_below', 'number', t('admin.instance.mask_below'), {
          required: true,
          help: t('admin.instance.mask_below.help'),
          settings: { minimum: 1, maximum: 100 },
        }),
        question('mail', 'yes-no', t('admin.instance.mail')),
        question('quick_exit', 'text', t('admin.instance.quick_exit'), { help: t('admin.link.help') }),
        ...texts('sign_in_help', t('admin.instance.sign_in_help'), languages(), {
          help: t('admin.instance.sign_in_help.help'),
          settings: { long: true, maxLength: 2000 },
        }),
      ]}
      answersOf={({ sign_in_help_i18n: help, version: _, ...settings }) => ({
        ...settings,
        ...textAnswers('sign_in_help', help),
      })}
      wishOf={(changes, settings) => withTexts(changes, { sign_in_help: settings.sign_in_help_i18n })}
    >
      {(settings) => (
        <>
          <section class="sheet admin-sheet">
            <Facts
              lines={[
                {
                  name: t('admin.instance.second_person'),
                  text: t(`admin.instance.second_person.${settings.second_person}`),
                },
                { name: t('admin.instance.mask_below'), text: numeral(settings.mask_below) },
                { name: t('admin.instance.mail'), text: t(settings.mail ? 'yes' : 'no') },
                { name: t('admin.instance.quick_exit'), text: settings.quick_exit, dir: 'ltr' },
                { name: t('admin.instance.sign_in_help'), text: say(settings.sign_in_help_i18n) },
              ]}
            />
          </section>
          <section class="sheet admin-sheet">
            <h2>{t('admin.instance.of_release')}</h2>
            <p class="admin-quiet">{t('admin.instance.of_release.explained')}</p>
            <Facts
              lines={[
                { name: t('admin.system.release'), text: model().instance.version, dir: 'ltr' },
                { name: t('admin.instance.languages'), text: languages().map(languageName).join(t('list_separator')) },
                { name: t('admin.instance.time_zone'), text: model().instance.timeZone, dir: 'ltr' },
                {
                  name: t('admin.instance.programmes'),
                  text: model()
                    .instance.programmes.map(({ name }) => say(name))
                    .join(t('list_separator')),
                },
                {
                  name: t('admin.instance.levels'),
                  text: model().instance.locationLevels.map(say).join(t('list_separator')),
                },
              ]}
            />
          </section>
        </>
      )}
    </OneEntry>
  )
}
