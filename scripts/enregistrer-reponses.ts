import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { comparer } from './reponses/comparer.ts'
import { enregistreur } from './reponses/enregistrer.ts'
import { gestes } from './reponses/gestes.ts'
import { demarrer, type Qui, roles } from './reponses/serveur.ts'

/**
 * Tout ce que le site répond, pour comparer deux versions du code.
 *
 *   node scripts/enregistrer-reponses.ts DOSSIER FICHIER.jsonl
 *     DOSSIER : une version du site, installée et construite (npm ci && npm run build) ; « . » pour celle-ci. Elle est démarrée sur une
 *     base neuve où elle restaure tests/jeu/catalyse-0.2.0.tar.gz ; chaque adresse est demandée par chaque sorte de personne, puis
 *     chaque geste de reponses/gestes/ est fait. Ce qui varie de soi-même (dates, clés, empreintes) est ôté : deux passages
 *     sur la même version, le même jour, donnent le même fichier.
 *   node scripts/enregistrer-reponses.ts --comparer AVANT.jsonl APRES.jsonl [--lignes 12]
 *     Dit les différences, une par adresse, et sort avec 1 s'il y en a.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { comparer: { type: 'boolean' }, lignes: { type: 'string', default: '12' } },
})
const [premier, second] = positionals
if (!premier || !second) {
  process.stderr.write('Donnez un dossier et un fichier, ou --comparer et deux fichiers.\n')
  process.exitCode = 2
} else process.exitCode = await (values.comparer ? dire(premier, second) : enregistrer(path.resolve(premier), second))

async function dire(avant: string, apres: string): Promise<number> {
  const differences = await comparer(avant, apres, Number(values.lignes))
  for (const difference of differences) process.stdout.write(`${difference}\n`)
  process.stdout.write(`${differences.length} différences\n`)
  return differences.length > 0 ? 1 : 0
}

async function enregistrer(dossier: string, fichier: string): Promise<number> {
  const serveur = await demarrer(dossier)
  try {
    const { lire, faire, suivreLesCourriels, reponses } = enregistreur(serveur)
    const listees = lectures()
    const menees = new Set<string>()
    for (const { chemin, qui } of listees) {
      const html = await lire(chemin, qui)
      if (qui === 'visiteuse') for (const lien of liensDe(html)) menees.add(lien)
    }
    // Les pages listées mènent à d'autres, que la liste n'a pas à nommer ; les 36 000 territoires, à quelques-uns.
    for (const { chemin } of listees) menees.delete(chemin)
    for (const chemin of [...menees].toSorted()) if (!chemin.startsWith('/territoires/')) await lire(chemin, 'visiteuse')
    for (const geste of gestes) await faire(geste)
    await suivreLesCourriels()
    const ligne = (reponse: (typeof reponses)[number]) => JSON.stringify(reponse)
    const cle = ({ methode, adresse, qui, fois }: (typeof reponses)[number]) =>
      `${adresse} ${methode} ${qui} ${String(fois).padStart(4, '0')}`
    writeFileSync(
      fichier,
      `${reponses
        .toSorted((a, b) => (cle(a) < cle(b) ? -1 : 1))
        .map(ligne)
        .join('\n')}\n`,
    )
    const parStatut = Map.groupBy(reponses, ({ statut }) => statut)
    const compte = [...parStatut].toSorted(([a], [b]) => a - b).map(([statut, siennes]) => `${statut} × ${siennes.length}`)
    process.stdout.write(`${reponses.length} réponses (${compte.join(', ')}) dans ${fichier}\n`)
    return 0
  } finally {
    await serveur.arreter()
  }
}

// reponses/lectures/ : une adresse par ligne. « [tous] » ou « [visiteuse animatrice] » dit par qui celles qui suivent sont demandées.
function lectures(): { chemin: string; qui: Qui }[] {
  const dossier = 'scripts/reponses/lectures'
  return readdirSync(dossier)
    .toSorted()
    .flatMap((fichier) => {
      let qui: Qui[] = []
      return readFileSync(path.join(dossier, fichier), 'utf8')
        .split('\n')
        .flatMap((ligne) => {
          const choix = /^\[(.*)\]$/.exec(ligne)?.[1]
          if (choix !== undefined) qui = choix === 'tous' ? [...roles] : roles.filter((role) => choix.split(' ').includes(role))
          return ligne.startsWith('/') ? qui.map((personne) => ({ chemin: ligne, qui: personne })) : []
        })
    })
}

function liensDe(html: string): string[] {
  const liens = [...html.matchAll(/<a [^>]*href="(\/[^"#?]*)"/g)].map((lien) => lien[1] ?? '')
  return [...new Set(liens)].filter((lien) => !lien.startsWith('/actifs/'))
}
