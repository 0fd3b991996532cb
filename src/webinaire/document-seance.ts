import { listByIds as listActeurs } from '#acteur/acteur.depot.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Db } from '#socle/db.ts'
import { desindexer, indexer } from '#socle/moteur.ts'
import { enTextes } from '#socle/rendu/garder-rendus.ts'
import { texteDeTranscription } from './direct/enregistrement/rassembler-enregistrement.ts'
import { estPublique, type Seance } from './seance.ts'

/** Récrit ce que la recherche sait d'une séance : publique, elle y entre ; sinon, elle en sort. */
export async function indexerSeance(trx: Db, seance: Seance): Promise<void> {
  if (!estPublique(seance)) return desindexer(trx, 'webinaire', [seance.id])
  const referentiel = await chargerReferentiel(trx)
  const organisations = await listActeurs(trx, [...seance.contributionIds, ...seance.partenaireIds])
  const [presentation = '', ...resumes] = await enTextes([
    `${seance.description}\n\n${seance.aRetenir}`.trim(),
    ...seance.programme.map(({ resume }) => resume),
  ])
  const dites = seance.programme.flatMap(({ titre, interventions }, rang) => [
    titre,
    resumes[rang] ?? '',
    ...interventions.flatMap(({ nom, fonction, structure }) => [nom, fonction, structure]),
  ])
  await indexer(trx, [
    {
      salle: 'webinaire',
      objetId: seance.id,
      titre: seance.titre,
      termes: seance.termeIds.flatMap((id) => referentiel.parId(id)?.libelle ?? []).join(' '),
      resume: `${seance.question} ${seance.resume}`,
      texte: [...dites, ...organisations.map(({ nom }) => nom), seance.lieu, presentation, await texteDeTranscription(trx, seance)].join(
        ' ',
      ),
      etiquettes: seance.termeIds.map((id) => `t:${id}`),
      point: null,
    },
  ])
}
