import * as assert from 'uvu/assert'
import { audio } from '../../../engine/fields/audio.ts'
import { document } from '../../../engine/fields/document.ts'
import type { FilesAllowed } from '../../../engine/fields/field-type.ts'
import { photo } from '../../../engine/fields/photo.ts'
import { Problem } from '../../../engine/problems.ts'
import { identify } from '../../../server/files/identify.ts'
import { archive, docx, jpeg, mp3, mp4, oldOffice, pdf, png, xlsx } from '../../lib/file-samples.ts'
import { spec } from '../../lib/spec.ts'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function verdict(bytes: Uint8Array, fileName: string, { files }: { files?: FilesAllowed }, contentType = '') {
  try {
    return await identify(bytes, { fileName, contentType }, files ?? { types: {}, said: [] })
  } catch (error) {
    if (error instanceof Problem) return (error.details as { code: string }).code
    throw error
  }
}

const text = (content: string) => Buffer.from(content)

spec('What bytes are', (it) => {
  it('is seen in the bytes, of every kind that may be attached', async () => {
    const known: readonly (readonly [Uint8Array, string, { files?: FilesAllowed }, string])[] = [
      [await jpeg(), 'a.jpg', photo, 'image/jpeg'],
      [await jpeg(), 'A.JPEG', photo, 'image/jpeg'],
      [await png(), 'a.png', photo, 'image/png'],
      [mp3(), 'a.mp3', audio, 'audio/mpeg'],
      [mp4('soun'), 'a.m4a', audio, 'audio/mp4'],
      [mp4('soun'), 'a.mp4', audio, 'audio/mp4'],
      [pdf(), 'a.pdf', document, 'application/pdf'],
      [text('Grüße, مرحبا'), 'a.txt', document, 'text/plain'],
      [text('a,b\r\n1,2\r\n'), 'a.csv', document, 'text/csv'],
      [oldOffice('Root Entry', 'WordDocument'), 'a.doc', document, 'application/msword'],
      [oldOffice('Root Entry', 'Workbook'), 'a.xls', document, 'application/vnd.ms-excel'],
      [docx(), 'a.docx', document, WORD],
      [xlsx(), 'a.xlsx', document, SHEET],
      [await png(), 'a.png', document, 'image/png'],
    ]
    for (const [bytes, name, type, found] of known) assert.is(await verdict(bytes, name, type), found, name)
  })

  it('is refused where the name says something else', async () => {
    assert.is(await verdict(await png(), 'a.jpg', photo), 'upload.wrong_type')
    assert.is(await verdict(pdf(), 'a.png', document), 'upload.wrong_type')
    assert.is(await verdict(pdf(), 'a', document), 'upload.wrong_type')
    assert.is(await verdict(oldOffice('Workbook'), 'a.doc', document), 'upload.wrong_type')
    assert.is(await verdict(docx(), 'a.xlsx', document), 'upload.wrong_type')
    assert.is(await verdict(pdf(), 'a.pdf.exe', document), 'upload.wrong_type')
  })

  it('is refused where the sender says something else', async () => {
    assert.is(await verdict(await png(), 'a.png', photo, 'image/jpeg'), 'upload.wrong_type')
    assert.is(await verdict(await png(), 'a.png', photo, 'text/html'), 'upload.wrong_type')
    assert.is(await verdict(await jpeg(), 'a.jpg', photo, 'image/jpg'), 'image/jpeg')
    assert.is(await verdict(mp4('soun'), 'a.m4a', audio, 'audio/x-m4a'), 'audio/mp4')
    assert.is(await verdict(text('a;b'), 'a.csv', document, 'application/vnd.ms-excel'), 'text/csv')
    assert.is(await verdict(text('a'), 'a.txt', document, 'text/plain; charset=utf-8'), 'text/plain')
  })

  it('is refused where it is nothing that may be attached', async () => {
    const others: readonly (readonly [Uint8Array, string])[] = [
      [text('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.svg'],
      [text('<?xml version="1.0"?><svg/>'), 'a.txt'],
      [text('<html><script>alert(1)</script></html>'), 'a.html'],
      [Buffer.from('MZ\x90\0\x03'), 'a.txt'],
      [Buffer.from('GIF89a\x01\0\x01\0'), 'a.png'],
      [archive({ 'a.txt': 'x' }), 'a.docx'],
      [Buffer.from([0xff, 0xfe, 0x41, 0x00]), 'a.txt'],
      [Buffer.from('caf\xe9', 'latin1'), 'a.csv'],
      [Buffer.alloc(64), 'a.txt'],
      [oldOffice('Root Entry'), 'a.doc'],
    ]
    for (const [bytes, name] of others) assert.is(await verdict(bytes, name, document), 'upload.wrong_type', name)
    assert.is(await verdict(pdf(), 'a.pdf', photo), 'upload.wrong_type')
    assert.is(await verdict(mp3(), 'a.mp3', document), 'upload.wrong_type')
  })

  it('is no recording where there is a film in it', async () => {
    assert.is(await verdict(mp4('vide', 'soun'), 'a.m4a', audio), 'upload.wrong_type')
    assert.is(await verdict(mp4(), 'a.m4a', audio), 'upload.wrong_type')
  })

  it('is unsafe where a document brings programs, fetches parts, leaves its folder or unpacks to far more than it is', async () => {
    const unsafe = [
      docx({ 'word/vbaProject.bin': 'x' }),
      docx({ 'word/embeddings/object1.bin': 'x' }),
      docx({ '../../etc/passwd': 'x' }),
      docx({ '/etc/passwd': 'x' }),
      docx({ 'word/a.js': 'x' }),
      docx({ 'word/media/a.png': { unpacked: 300 * 1024 * 1024 } }),
      docx(Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`word/${index}.xml`, '']))),
    ]
    const rels = (type: string) =>
      docx({
        'word/_rels/document.xml.rels': `<Relationships><Relationship Id="r1" Type="http://x/${type}" Target="http://x/" TargetMode="External"/></Relationships>`,
      })
    assert.is(await verdict(rels('hyperlink'), 'a.docx', document), WORD)
    unsafe.push(rels('attachedTemplate'), rels('image'), docx({ 'word/_rels/settings.xml.rels': '<\0R' }))
    for (const [index, bytes] of unsafe.entries())
      assert.is(await verdict(bytes, 'a.docx', document), 'upload.unsafe', `the one at ${index}`)
    assert.is(await verdict(docx().subarray(0, -22), 'a.docx', document), 'upload.unsafe')
    assert.is(await verdict(oldOffice('WordDocument', '_VBA_PROJECT'), 'a.doc', document), 'upload.unsafe')
    assert.is(await verdict(oldOffice('WordDocument', '\u0001Ole10Native'), 'a.doc', document), 'upload.unsafe')
  })

  it('is unsafe where a list of references is written so that what it fetches is overlooked', async () => {
    const list = 'word/_rels/settings.xml.rels'
    const [outside, template] = ['TargetMode="External"', 'Type="http://x/attachedTemplate"']
    const hidden = [
      `<Relationship Id="a" Target="http://x/>" ${outside} ${template}/>`,
      `<Relationship Id="a" Target="http://x/" TargetMode="&#69;xternal" ${template}/>`,
      `<Relationship Id="a Type='/hyperlink'" Target="http://x/" ${outside} ${template}/>`,
      `<Relationship xType="/hyperlink" Target="http://x/" ${outside} ${template}/>`,
      `<é-1:Relationship Target="http://x/" ${outside} ${template}/>`,
      `<!DOCTYPE a [<!ENTITY e "External">]><Relationship Target="http://x/" TargetMode="&e;" ${template}/>`,
      `<Relationship Target="http://x/" ${outside} ${template}`,
    ]
    for (const one of hidden) assert.is(await verdict(docx({ [list]: one }), 'a.docx', document), 'upload.unsafe', one)
    const plain = `<Relationship Target="http://x/" ${outside} ${template}/>`
    for (const name of ['word/_rels/settings.xml.RELS', 'word/_rels/settings.xml.%72els']) {
      assert.is(await verdict(docx({ [name]: plain }), 'a.docx', document), 'upload.unsafe', name)
    }
    const harmless = `<?xml version="1.0" encoding="UTF-8"?><Relationships><Relationship Target="a>b.xml" TargetMode="Internal"/></Relationships>`
    assert.is(await verdict(docx({ [list]: harmless }), 'a.docx', document), WORD)
  })

  it('is seen at once, however its references are written', async () => {
    const lists = ['<Relationship ', '<Relationship a="', '<Relationship a="b" ', '<', 'Relationship', 'a', ' ']
    const began = performance.now()
    for (const one of lists) {
      const list = one.repeat(Math.floor(900_000 / one.length))
      await verdict(docx({ 'word/_rels/a.rels': list }), 'a.docx', document)
      await verdict(docx({ 'word/_rels/a.rels': `<Relationship ${list}/>` }), 'a.docx', document)
    }
    assert.ok(performance.now() - began < 5000)
    const many = Array.from({ length: 20 }, (_, at) => [`word/_rels/${at}.rels`, ' '.repeat(100_000)])
    assert.is(await verdict(docx(Object.fromEntries(many)), 'a.docx', document), 'upload.unsafe')
  })

  it('is unsafe where the archive holds more than it counts, or a program under another name', async () => {
    const lying = Buffer.from(docx({ 'word/vbaProject.bin': 'x' }))
    lying.writeUInt16LE(1, lying.length - 22 + 10)
    assert.is(await verdict(lying, 'a.docx', document), 'upload.unsafe')
    for (const name of ['word/embeddings/a.xlsm', 'xl/externalLinks/externalLink1.xml', 'word/vbaProjec%74.bin']) {
      assert.is(await verdict(docx({ [name]: 'x' }), 'a.docx', document), 'upload.unsafe', name)
    }
  })
})
