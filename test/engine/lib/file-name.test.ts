import fc from 'fast-check'
import * as assert from 'uvu/assert'
import { cleanFileName, extensionOf } from '../../../engine/lib/file-name.ts'
import { spec } from '../../lib/spec.ts'

spec('The name of a file', (it) => {
  it('keeps what people call it', () => {
    for (const name of ['Report 2026.pdf', 'شهادة.pdf', 'Größe (1).jpeg', '二零.png', 'a.tar.gz'])
      assert.is(cleanFileName(name), name)
  })

  it('loses what leads elsewhere or misleads', () => {
    assert.is(cleanFileName('../../etc/passwd'), 'etc passwd')
    assert.is(cleanFileName('C:\\temp\\a.pdf'), 'C temp a.pdf')
    assert.is(cleanFileName('invoice\u202efdp.exe'), 'invoice fdp.exe')
    assert.is(cleanFileName('a\u0000\r\n.pdf'), 'a.pdf')
    assert.is(cleanFileName('.htaccess'), 'htaccess')
    assert.is(cleanFileName(' ... '), '')
  })

  it('is cut in its stem, never in its ending', () => {
    const name = cleanFileName(`${'x'.repeat(500)}.jpeg`)
    assert.is(name.length, 120)
    assert.is(extensionOf(name), 'jpeg')
  })

  it('is clean once it is clean, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const clean = cleanFileName(name)
        return cleanFileName(clean) === clean && !/[/\\\p{Cc}]/u.test(clean)
      }),
      { numRuns: 1000 },
    )
  })
})
