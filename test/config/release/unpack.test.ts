import * as assert from 'uvu/assert'
import { checkFolder } from '../../../config/check.ts'
import { loadFolder } from '../../../config/load.ts'
import { diff } from '../../../config/plan/diff.ts'
import { canonicalJson } from '../../../config/release/canonical-json.ts'
import { type Source, sourceOf } from '../../../config/source.ts'
import { spec } from '../../lib/spec.ts'

const modelOf = async (source: Source) => {
  const { model } = await checkFolder(source)
  if (!model) throw new Error('It is sound')
  return model
}

/** The same files as a release holds them: names in their own order. */
const canonical = ({ files }: Source) => {
  const written = (path: string, text: string) => (path.endsWith('.json') ? canonicalJson(JSON.parse(text)) : text)
  return sourceOf(new Map(files.map(({ path, text }) => [path, written(path, text)])))
}

for (const folder of ['seeds/child-protection', 'seeds/supervised', 'test/configurations/vaccination']) {
  spec(`A release of ${folder}`, (it) => {
    it('says nothing else than the folder that it was built of', async () => {
      const source = loadFolder(folder)
      const [there, here] = [await modelOf(source), await modelOf(canonical(source))]
      assert.is(there.hash, here.hash)
      assert.equal(
        diff(there, here).items.map(({ id }) => id),
        [],
      )
    })
  })
}
