import type { Db } from '#socle/db.ts'
import type { LigneDeLlms, RubriqueDeLlms } from '#socle/moisson.ts'

/** Le site en Markdown pour les modèles de langue (llmstxt.org) : ce qu'il est, où lire, sous quelle forme. */
export async function ecrireLlms(db: Db, rubriques: readonly RubriqueDeLlms[], adresse: string): Promise<string> {
  const lues = await Promise.all(
    rubriques.map(async ({ titre, lignes }) => ({ titre, lignes: typeof lignes === 'function' ? await lignes(db) : lignes })),
  )
  const parTitre = Map.groupBy(lues, ({ titre }) => titre)
  return [
    '# Catalyse',
    '> La plateforme ouverte des catalyseurs territoriaux : trouver qui peut aider un territoire, apprendre comment agir ensemble, laisser une trace utile au suivant. En français.',
    'Les contenus marqués « proposition de départ » n’engagent pas le Réseau des catalyseurs territoriaux. Chaque fiche dit sa source, sa date de vérification et sa licence : citez-les.',
    ...[...parTitre].map(([titre, parts]) =>
      section(
        titre,
        parts.flatMap(({ lignes }) => lignes.map((ligne) => lien(ligne, adresse))),
      ),
    ),
  ]
    .filter((partie) => partie !== '')
    .join('\n\n')
    .concat('\n')
}

function section(titre: string, lignes: string[]): string {
  return lignes.length === 0 ? '' : `## ${titre}\n\n${lignes.join('\n')}`
}

// Sur une ligne, sans crochet : un titre ne peut pas refermer le lien qui le porte.
function lien({ titre, chemin, quoi }: LigneDeLlms, adresse: string): string {
  const plat = (texte: string) => texte.replace(/\s+/g, ' ').replace(/[[\]]/g, '').trim()
  return `- [${plat(titre)}](${adresse}${chemin})${quoi === '' ? '' : `: ${plat(quoi)}`}`
}
