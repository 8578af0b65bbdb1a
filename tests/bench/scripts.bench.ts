import { measureArticleSearch } from './scripts/article-search.ts'
import { editorFrame } from './scripts/editor-frame.ts'
import { stepToPaint } from './scripts/step-to-paint.ts'
import { report, type Metric } from './report.ts'

/** `--only editorFrame`: one part. A further part: its file in `scripts/`, and its line here. */
const PARTS: Readonly<Record<string, () => Promise<Record<string, Metric>>>> = {
  stepToPaint: () => stepToPaint(),
  editorFrame: () => editorFrame(),
  articleSearch: () => measureArticleSearch(),
}

const at = process.argv.indexOf('--only')
const only = at < 0 ? undefined : process.argv[at + 1]
const metrics: Record<string, Metric> = {}
for (const [name, measure] of Object.entries(PARTS)) if (only === undefined || only === name) Object.assign(metrics, await measure())
report('scripts', metrics)
