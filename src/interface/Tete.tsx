import { actif } from '#socle/actifs.ts'

export type Meta = {
  titre: string
  description?: string | undefined
  /** Adresse de référence : un chemin du site ou une adresse entière. Sans elle, le chemin demandé, sans ses paramètres. */
  canonique?: string | undefined
  jsonLd?: object | object[] | undefined
  /** Les îles de la page : `['carte']` charge carte.island.ts. */
  scripts?: readonly string[] | undefined
  /** Les mêmes données sous une autre forme, que lecteurs et agendas découvrent : un fil Atom, un agenda. Chemins du site. */
  alternatives?: readonly { type: string; titre: string; href: string }[] | undefined
  /** Image de partage, 1200 × 630, un chemin du site. */
  image?: string | undefined
  /** Une feuille de style de plus, après la charte : les couleurs d'une vitrine. */
  feuille?: string | undefined
  /** Classe du corps de la page, par exemple `famille-savoir`. */
  classe?: string | undefined
  /** Faux : les moteurs de recherche sont priés de passer. */
  indexer?: boolean | undefined
}

type Props = { meta: Meta; adresse: string; chemin: string; site?: string | undefined; integree?: boolean }

const accroche =
  'Trouver qui peut aider, apprendre comment agir, le faire, et laisser une trace utile : la plateforme des catalyseurs territoriaux.'
const polices = ['atkinson-hyperlegible-next.woff2', 'bricolage-grotesque.woff2']

/** Ce que lisent le navigateur, les moteurs et les réseaux. */
export function Tete({ meta, adresse, chemin, site = 'Catalyse', integree = false }: Props) {
  const titre = meta.titre === site ? meta.titre : `${meta.titre} · ${site}`
  const description = meta.description ?? accroche
  const canonique = entiere(adresse, meta.canonique ?? chemin)
  return (
    <head>
      <meta charset="utf-8" />
      {/* Aucune autre page ne s'affiche dans le cadre d'un autre site : les liens en sortent, sauf vers une page intégrée. */}
      {integree && <base target="_blank" />}
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{titre}</title>
      <meta name="description" content={description} />
      <link rel="canonical" href={canonique} />
      {meta.alternatives?.map(({ type, titre: nom, href }) => (
        <link key={href} rel="alternate" type={type} title={nom} href={entiere(adresse, href)} />
      ))}
      {meta.indexer === false && <meta name="robots" content="noindex" />}
      <script src={actif('apparence')} />
      <link rel="stylesheet" href={actif('theme.css')} />
      {meta.feuille && <link rel="stylesheet" href={meta.feuille} />}
      {polices.map((police) => (
        <link key={police} rel="preload" as="font" type="font/woff2" crossorigin="anonymous" href={actif(police)} />
      ))}
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      <link rel="apple-touch-icon" href="/icone-180.png" />
      <meta name="theme-color" content="#faf7f0" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#111a1c" media="(prefers-color-scheme: dark)" />
      <meta property="og:title" content={meta.titre} />
      <meta property="og:description" content={description} />
      <meta property="og:type" content="website" />
      <meta property="og:url" content={canonique} />
      <meta property="og:site_name" content={site} />
      <meta property="og:locale" content="fr_FR" />
      <meta property="og:image" content={entiere(adresse, meta.image ?? '/partage.png')} />
      <JsonLd jsonLd={meta.jsonLd} />
      {meta.scripts?.map((ile) => (
        <script key={ile} type="module" src={actif(ile)} />
      ))}
    </head>
  )
}

function JsonLd({ jsonLd }: { jsonLd: Meta['jsonLd'] }) {
  if (!jsonLd) return null
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonDansHtml(jsonLd) }} />
}

/** Du JSON qui ne peut pas refermer sa balise : chaque « < » y est écrit \u003c. */
export function jsonDansHtml(donnees: object): string {
  return JSON.stringify(donnees)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029')
}

const entiere = (adresse: string, chemin: string) => (/^https?:\/\//.test(chemin) ? chemin : `${adresse}${chemin}`)
