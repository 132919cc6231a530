import { createServer, type Server, type Socket } from 'node:net'

/** A mail server of a few lines: takes mails on this machine, or misbehaves as a test asks. */
export interface SmtpServer {
  readonly port: number
  /** Each mail it took: the envelope, and the message as it came. */
  readonly mails: readonly TakenMail[]
  /** Connections that were opened. */
  connections(): number
  close(): Promise<void>
}

export interface TakenMail {
  readonly from: string
  readonly to: readonly string[]
  readonly message: string
  /** What was said for signing in, undecoded. */
  readonly auth?: string
}

/** Says how it answers: `EHLO`, `AUTH`, `MAIL`, `RCPT`, `DATA`, and `.` for the message itself. Undefined: as it should; `silence`: not at all; `hang-up`: by ending the connection. */
export type Answers = (command: string, line: string) => string | undefined

export async function smtpServer(answers: Answers = () => undefined): Promise<SmtpServer> {
  const mails: TakenMail[] = []
  let connections = 0
  const open = new Set<Socket>()
  const server: Server = createServer((socket) => {
    connections += 1
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => undefined)
    talk(socket, answers, (mail) => mails.push(mail))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    port: (server.address() as { port: number }).port,
    mails,
    connections: () => connections,
    close: () =>
      new Promise((done) => {
        for (const socket of open) socket.destroy()
        server.close(() => done())
      }),
  }
}

function talk(socket: Socket, answers: Answers, take: (mail: TakenMail) => void): void {
  let unread = ''
  let inMessage = false
  let mail: { from: string; to: string[]; auth?: string } = { from: '', to: [] }
  const say = (line: string) => socket.write(`${line}\r\n`)
  const standard: Readonly<Record<string, string>> = {
    EHLO: '250-here\r\n250 AUTH PLAIN',
    AUTH: '235 fine',
    MAIL: '250 fine',
    RCPT: '250 fine',
    DATA: '354 go on',
    '.': '250 taken',
    RSET: '250 fine',
    QUIT: '221 bye',
  }
  /** Whether it went as it should. */
  const answer = (command: string, line: string): boolean => {
    const wish = answers(command, line)
    if (wish === 'hang-up') {
      socket.destroy()
      return false
    }
    if (wish === 'silence') return false
    say(wish ?? standard[command] ?? '502 what')
    if (command === 'QUIT') socket.end()
    return wish === undefined || /^[23]/.test(wish)
  }
  const hear = (line: string) => {
    const command = (line.split(/[ :]/)[0] ?? '').toUpperCase()
    const fine = answer(command, line)
    if (!fine) return
    if (command === 'AUTH') mail.auth = line
    if (command === 'MAIL') mail = { ...mail, from: /<(.*?)>/.exec(line)?.[1] ?? '', to: [] }
    if (command === 'RCPT') mail.to.push(/<(.*?)>/.exec(line)?.[1] ?? '')
    if (command === 'DATA') inMessage = true
  }
  say('220 here')
  socket.on('data', (chunk) => {
    unread += chunk.toString('utf8')
    for (;;) {
      const end = unread.indexOf(inMessage ? '\r\n.\r\n' : '\r\n')
      if (end < 0) return
      const said = unread.slice(0, end)
      unread = unread.slice(end + (inMessage ? 5 : 2))
      if (!inMessage) {
        hear(said)
        continue
      }
      inMessage = false
      if (answer('.', '.')) take({ ...mail, message: said })
    }
  })
}

/** The parts of a message in words, its text first. */
export function partsOf(message: string): readonly string[] {
  const boundary = /boundary="([^"]+)"/.exec(message)?.[1]
  const pieces = boundary === undefined ? [message] : message.split(`--${boundary}`).slice(1, -1)
  return pieces.map((piece) => {
    const [head = '', ...body] = piece.trim().split('\r\n\r\n')
    const text = body.join('\r\n\r\n')
    if (/encoding: base64/i.test(head)) return Buffer.from(text, 'base64').toString('utf8')
    return /encoding: quoted-printable/i.test(head) ? unquoted(text) : text
  })
}

const unquoted = (text: string) =>
  Buffer.from(
    text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')
