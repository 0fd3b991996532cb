import { AvisDeFiche } from '#fiche/avis.tsx'
import { coches, type Demande, lectureDe } from '#fiche/catalogue/question/demande.ts'
import { ActesDeFiche } from '#fiche/cycle/ActesDeFiche.tsx'
import { peutModifier } from '#fiche/fiche.droits.ts'
import { Bouton, BoutonVers } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { page } from '#interface/page.tsx'
import type { Concerne } from '#membre/membre.droits.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import { lireFiltres } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { enBibtex, enCsl } from './citer.ts'
import { ressources } from './fonds.ts'
import { permetDAdapter } from './licences.ts'
import { RessourcePage } from './RessourcePage.tsx'
import { decrireRessource, donneesStructurees, rassemblerRessource } from './rassembler-ressource.ts'
import { ressourceLisible } from './ressource.depot.ts'
import { peutAdapter, peutRelire } from './ressource.droits.ts'
import { sorteRessource } from './ressource.sorte.ts'
import { type Ressource, tranchesDeDuree, urlRessource } from './ressource.ts'

/** Les fiches, et les trois questions qui y mènent. */
export const routes = routesDe('ressource')
  .get('/ressources/pour-moi', 'public', pourMoi)
  .get('/ressources/:bib{[a-z0-9-]+\\.bib}', 'public', bibtex)
  .get('/ressources/:csl{[a-z0-9-]+\\.csl\\.json}', 'public', csl, { cors: true })
  .get('/ressources/:slug', 'public', fiche)

async function pourMoi(c: Contexte): Promise<Response> {
  const referentiel = await chargerReferentiel(c.var.db)
  const meta = {
    titre: 'Que lire, en trois questions',
    description: 'Votre profil, où vous en êtes, le temps que vous avez : les ressources qui vous vont.',
  }
  return page(c, meta, <PourMoiPage referentiel={referentiel} demande={lireFiltres(c, lectureDe(ressources))} />)
}

/** Trois questions courtes, dont les réponses sont des filtres du catalogue. */
function PourMoiPage({ referentiel, demande }: { referentiel: Referentiel; demande: Demande }) {
  const profils = referentiel.liste('profil').map(({ code, libelle, definition }) => ({ valeur: code, libelle, aide: definition }))
  const maturites = referentiel.liste('maturite').map(({ code, libelle, definition }) => ({ valeur: code, libelle, aide: definition }))
  // « Davantage » veut dire « j'ai le temps » : toutes les durées conviennent, donc aucun filtre.
  const durees = [
    ...tranchesDeDuree.slice(0, -1).map(({ code, libelle }) => ({ valeur: code, libelle })),
    { valeur: '', libelle: 'Le temps qu’il faut' },
  ]
  return (
    <div class="pour-moi">
      <FilAriane etapes={[{ libelle: 'Ressources', href: '/ressources' }, { libelle: 'Pour moi' }]} />
      <h1>Que lire, en trois questions</h1>
      <p class="chapeau">Répondez à ce que vous voulez, laissez le reste : vous pourrez toujours élargir.</p>
      <form method="get" action="/ressources" class="pour-moi-questions">
        <input type="hidden" name="pourmoi" value="1" />
        <Champ
          nom="profil"
          libelle="Qui êtes-vous ?"
          type="select"
          options={[{ valeur: '', libelle: 'Peu importe' }, ...profils]}
          valeur={coches(demande, 'profil')[0]}
        />
        <Champ
          nom="maturite"
          libelle="Où en êtes-vous ?"
          type="radios"
          options={[...maturites, { valeur: '', libelle: 'Peu importe' }]}
          valeur={coches(demande, 'maturite')[0] ?? ''}
        />
        <Champ
          nom="duree"
          libelle="Combien de temps avez-vous ?"
          type="radios"
          options={durees}
          valeur={coches(demande, 'duree')[0] ?? ''}
        />
        <Bouton>Voir ce qui est pour moi</Bouton>
      </form>
    </div>
  )
}

async function fiche(c: Contexte): Promise<Response> {
  const { db, membre } = c.var
  const { fiche: ressource, portee } = await ressourceLisible(c)
  const vue = await rassemblerRessource(db, await chargerReferentiel(db), ressource)
  const adresse = urlRessource(ressource)
  const meta = {
    titre: ressource.titre,
    description: decrireRessource(vue),
    canonique: adresse,
    jsonLd: donneesStructurees(vue),
    indexer: ressource.etat === 'publiee',
    scripts: ['copier'],
    alternatives: [
      { type: 'application/vnd.citationstyles.csl+json', titre: 'Référence CSL-JSON', href: `${adresse}.csl.json` },
      { type: 'application/x-bibtex', titre: 'Référence BibTeX', href: `${adresse}.bib` },
    ],
  }
  const actes = <ActesDeRessource {...{ membre, ressource, portee }} />
  return page(c, meta, <RessourcePage {...{ vue, actes }} avis={<AvisDeFiche sorte={sorteRessource} avis={c.req.query('avis')} />} />)
}

type Props = { membre: MembreConnecte | null; ressource: Ressource; portee: Concerne }

/** Ce que la personne qui regarde peut faire de cette ressource : d'abord, l'adapter. */
function ActesDeRessource({ membre, ressource, portee }: Props) {
  const publiee = ressource.etat === 'publiee'
  // Sans compte, le bouton mène à la connexion et revient ici.
  const adapte = membre ? peutAdapter(membre, ressource) : publiee && permetDAdapter(ressource.licence)
  return (
    <ActesDeFiche
      sorte={sorteRessource}
      titre={ressource.titre}
      fiche={ressource}
      publiee={publiee}
      archivee={ressource.etat === 'archivee'}
      modifie={peutModifier(sorteRessource, membre, ressource, portee)}
      avant={adapte && <BoutonVers href={`${urlRessource(ressource)}/adapter`}>L'adapter à mon territoire</BoutonVers>}
      aussi={peutRelire(membre, ressource, portee) ? [{ libelle: 'Relire', href: `${urlRessource(ressource)}/relire` }] : []}
      revendiquer="C'est la vôtre, ou vous voulez la garder à jour ?"
    />
  )
}

async function bibtex(c: Contexte): Promise<Response> {
  const { ressource, type } = await aCiter(c, 'bib')
  return c.body(`${enBibtex({ ...ressource, type })}\n`, 200, { 'content-type': 'application/x-bibtex; charset=utf-8' })
}

async function csl(c: Contexte): Promise<Response> {
  const { ressource, type } = await aCiter(c, 'csl.json')
  const corps = JSON.stringify([enCsl({ ...ressource, type })])
  return c.body(corps, 200, { 'content-type': 'application/vnd.citationstyles.csl+json; charset=utf-8' })
}

async function aCiter(c: Contexte, extension: 'bib' | 'csl.json') {
  const nom = c.req.path.split('/').at(-1) ?? ''
  const { fiche: ressource } = await ressourceLisible(c, nom.slice(0, -extension.length - 1))
  const type = (await chargerReferentiel(c.var.db)).parId(ressource.typeId)?.code ?? ''
  return { ressource, type }
}
