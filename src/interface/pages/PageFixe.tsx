import { marked } from 'marked'
import { renderToString } from 'preact-render-to-string'
import { z } from 'zod'
import { lireDossier, lireFiches } from '#socle/contenu.ts'
import { FilAriane } from '../FilAriane.tsx'
import { Tableau } from '../Tableau.tsx'

const entete = z.strictObject({
  titre: z.string(),
  /** Au bout du fil d'Ariane, et en tête de la page : le titre, sauf s'ils sont dits. */
  court: z.string().optional(),
  h1: z.string().optional(),
  description: z.string(),
  chapeau: z.string(),
  tableau: z
    .object({
      legende: z.string(),
      colonnes: z.array(z.object({ cle: z.string(), libelle: z.string(), nombre: z.boolean().optional() })),
      lignes: z.array(z.record(z.string(), z.string())),
    })
    .optional(),
})

/** Les pages de contenu/pages, lues une fois : leur nom est leur adresse, chaque « ## Titre {#ancre} » ouvre une section. */
export const pagesFixes = lireDossier('pages').map(({ nom, texte }) => {
  const [fiche] = lireFiches(texte)
  const morceaux = (fiche?.corps ?? '').split(/^## (.+) \{#([\w-]+)\}$/m).slice(1)
  const sections = Array.from({ length: morceaux.length / 3 }, (_, i) => {
    const [titre = '', ancre = '', corps = ''] = morceaux.slice(3 * i)
    return { titre, ancre, html: marked.parse(corps, { async: false }) }
  })
  return { ...entete.parse(fiche?.entete), nom, sections }
})

type Props = { fixe: (typeof pagesFixes)[number]; exploitant: string | undefined }

/** Une page de texte. Elle vient du dépôt : rien n'y est à nettoyer, et son HTML passe tel quel. */
export function PageFixe({ fixe: { titre, court = titre, h1 = titre, chapeau, tableau, sections }, exploitant }: Props) {
  const quiTient = renderToString(<Exploitant exploitant={exploitant} />)
  return (
    <>
      <FilAriane etapes={[{ libelle: court }]} />
      <h1>{h1}</h1>
      <p class="chapeau">{chapeau}</p>
      {tableau && <Tableau {...tableau} />}
      {sections.map(({ titre, ancre, html }) => (
        <section
          key={ancre}
          aria-labelledby={ancre}
          dangerouslySetInnerHTML={{ __html: `<h2 id="${ancre}">${titre}</h2>${html.replace('<p>{exploitant}</p>', () => quiTient)}` }}
        />
      ))}
    </>
  )
}

// Qui tient ce site : ce que son réglage EXPLOITANT dit, ou l'aveu que rien n'est dit. Rien n'est inventé.
function Exploitant({ exploitant }: { exploitant: string | undefined }) {
  if (exploitant) return <p>Ce site est tenu par : {exploitant}.</p>
  return (
    <p>
      <strong>À compléter.</strong> La personne ou l'organisation qui tient ce site ne s'est pas encore nommée : elle le fait avec le
      réglage <code>EXPLOITANT</code>. Tant que ces mots sont là, considérez ce site comme un essai.
    </p>
  )
}
