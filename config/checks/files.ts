import { fileKindOf, filePlaces } from '../file-kinds.ts'
import { didYouMean, meant, oneOf, quoted } from '../words.ts'
import type { Check } from './check.ts'

const folders = [...new Set(filePlaces.map(({ shape }) => shape.split('/')[0] ?? ''))]
const shapes = filePlaces.map(({ shape }) => shape)

/** Files that no kind of thing lives in, files that are missing, and folders named after no record type. */
export const checkFiles: Check = ({ source, folder, declared, report }) => {
  for (const { path, kind } of source.files) {
    if (kind !== undefined) continue
    const [first = '', ...rest] = path.split('/')
    const asJson = path.replace(/\.(json\.txt|jsonc|json5|json)$/i, '.json')
    const suggestion =
      asJson !== path && fileKindOf(asJson)
        ? meant(asJson)
        : folders.includes(first) && rest.length > 0
          ? undefined
          : didYouMean(first, folders)
    report(
      'file.misplaced',
      { file: path, pointer: '' },
      { found: quoted(path), expected: oneOf(shapes, 20), suggestion },
    )
  }

  if (!source.files.some(({ kind }) => kind === 'instance')) {
    report(
      'file.missing',
      { file: 'instance.json', pointer: '' },
      { found: 'no such file', expected: '`instance.json`' },
    )
  }
  if (!source.files.some(({ kind }) => kind === 'record-type')) {
    const expected = 'at least one file `record-types/<record type>.json`'
    report('file.missing', { file: 'record-types', pointer: '' }, { found: 'no record type', expected })
  }
  for (const type of folder.recordTypes) {
    if (folder.lists.some(({ json }) => json.recordType === type.json.id)) continue
    if (source.files.some(({ path }) => path === `lists/${type.json.id}.json`)) continue
    report('list.missing', { ...type, part: 'key' }, { found: 'no list', expected: `\`lists/${type.json.id}.json\`` })
  }

  const strange = new Set<string>()
  for (const { path, kind } of source.files) {
    const [place = '', type = ''] = path.split('/')
    if ((kind !== 'fields' && kind !== 'form') || declared.recordTypes.has(type) || strange.has(`${place}/${type}`))
      continue
    strange.add(`${place}/${type}`)
    report(
      'name.folder',
      { file: path, pointer: '' },
      {
        found: `the folder ${quoted(`${place}/${type}`)}`,
        expected: oneOf([...declared.recordTypes].sort()),
        suggestion: didYouMean(type, declared.recordTypes),
      },
    )
  }
}
