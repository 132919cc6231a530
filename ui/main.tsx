import './styles/tokens.css'
import './styles/base.css'
import './styles/parts.css'
import { render } from 'solid-js/web'
import { App } from './app.tsx'
import { createData } from './data/data.tsx'
import { loadArea } from './lib/catalogue.ts'
import { followNewerBuild } from './lib/newer-build.ts'
import { frameTexts } from './locales/frame.ts'
import { preloadPage } from './routes.tsx'

followNewerBuild()

const root = document.getElementById('app')
const data = createData()
preloadPage(window.location.pathname)

await loadArea('frame', frameTexts)
if (root) render(() => <App data={data} />, root)
