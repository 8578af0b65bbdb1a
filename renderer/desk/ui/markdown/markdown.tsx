import Markdown, { type Components } from 'react-markdown'
import styles from './markdown.module.css'

interface MarkdownTextProps {
  readonly text: string
  /** `spoken`: large, to be read aloud at arm's length. */
  readonly size?: 'base' | 'spoken'
}

/**
 * Markdown without anything that acts: HTML in it is shown as the text it is, pictures as their words, and links as words with
 * their address, since this window opens no pages.
 */
export const MarkdownText = ({ text, size = 'base' }: MarkdownTextProps) => (
  <div className={styles.markdown} data-size={size}>
    <Markdown components={components} allowedElements={ALLOWED} unwrapDisallowed>
      {text}
    </Markdown>
  </div>
)

const ALLOWED = [
  'p',
  'br',
  'strong',
  'em',
  'del',
  'ul',
  'ol',
  'li',
  'blockquote',
  'code',
  'pre',
  'hr',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'a',
  'img',
]

const HTTPS = /^https:\/\/\S+$/u

const components: Components = {
  // The sheet has a heading of its own; those of the text stand below it.
  h1: ({ children }) => <h4>{children}</h4>,
  h2: ({ children }) => <h4>{children}</h4>,
  h3: ({ children }) => <h5>{children}</h5>,
  a: ({ children, href }) => (
    <span>
      {children}
      {href !== undefined && HTTPS.test(href) && children !== href && <span className={styles.address}> ({href})</span>}
    </span>
  ),
  img: ({ alt }) => <span>{alt}</span>,
}
