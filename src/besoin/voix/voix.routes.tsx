import { z } from 'zod'
import { sourceActeur } from '#acteur/acteur.source.ts'
import { controleDe } from '#champ/Controles.tsx'
import { type Fautes, faute, type Lu, lu, type SaisieDe } from '#champ/champ.ts'
import { clesDe, libellesDe, lireContenu } from '#champ/champs.ts'
import { lieu } from '#champ/lieux.tsx'
import { references } from '#champ/references.ts'
import { texteDe, vientDUnRobot } from '#champ/saisie.ts'
import { prose, texte } from '#champ/texte.tsx'
import { PourVousRepondre } from '#fiche/ecriture/formulaire.tsx'
import { fautesDe, lireProposant, tenter } from '#fiche/ecriture/lire.ts'
import { Bouton } from '#interface/Bouton.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { Piege } from '#interface/Piege.tsx'
import { page } from '#interface/page.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import { peutModerer } from '#membre/membre.droits.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { config } from '#socle/config.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { lireFiltres, lireSaisie, type Saisie, un } from '#socle/formulaire.ts'
import { borner } from '#socle/limites.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { besoinLisible } from '../besoin.depot.ts'
import { sorteBesoin } from '../besoin.sorte.ts'
import { type Besoin, urlBesoin } from '../besoin.ts'
import { confirmerVoix, direSaVoix, effacerVoix, lireLaCle } from './dire-sa-voix.ts'

const champs = {
  territoireId: lieu({
    libelle: 'Où ?',
    nom: 'territoire',
    lu: 'territoire_lu',
    aide: 'Une commune, un code postal, un département.',
    phrases: {
      inconnu: (ecrit) => `Aucun territoire ne s'appelle « ${ecrit} ». Essayez un autre nom, ou un code postal.`,
      plusieurs: (ecrit) => `Plusieurs territoires peuvent s'appeler « ${ecrit} » : choisissez le bon.`,
    },
  }),
  acteurIds: references({
    libelle: "Qui peut aider, dans l'annuaire",
    nom: 'acteur',
    lignes: 1,
    aide: 'Le nom de sa fiche, ou son adresse. Pas dans l’annuaire ? Écrivez-le plus bas.',
    source: sourceActeur,
    inconnu: "n'est pas dans l'annuaire : écrivez-le dans « Quelques mots ».",
    max: { signes: 300, lignes: 1, phrase: 'Un nom à la fois : dites-en un autre ensuite.' },
  }),
  texte: prose({ libelle: 'Quelques mots', nom: 'texte', type: 'textarea', lignes: 4, max: 2000 }),
  qui: texte({ libelle: 'Vous êtes…', nom: 'qui', aide: 'Facultatif, et lu par tous : « une habitante », « la mairie ».', max: 80 }),
}
type Dite = SaisieDe<typeof champs>
type Geste = {
  genre: 'aussi' | 'ajout' | 'aide' | 'reponse'
  titre: string
  quoi: string
  bouton: string
  sans: readonly (keyof Dite)[]
  manque: (dite: Dite) => Lu<Dite>
}

const mots = (dite: Dite) => (dite.texte === '' ? faute('texte', 'Écrivez quelques mots.') : lu(dite))

/** Ce que l'on peut dire d'un besoin, sous son adresse. */
const gestes: Record<string, Geste> = {
  aussi: {
    genre: 'aussi',
    titre: 'Nous aussi',
    quoi: 'Votre territoire vit la même chose : dites où, et un mot si vous voulez. Plus vous êtes, plus vite le réseau s’y met.',
    bouton: 'Dire « nous aussi »',
    sans: ['acteurIds'],
    manque: (dite) =>
      dite.territoireId === null ? faute('territoire', 'Dites où : une commune, un code postal, un département.') : lu(dite),
  },
  ajouter: {
    genre: 'ajout',
    titre: 'Ajouter une précision',
    quoi: 'Un fait, un chiffre, un exemple, une condition : ce qui aide à comprendre ce besoin.',
    bouton: 'Ajouter',
    sans: ['territoireId', 'acteurIds'],
    manque: mots,
  },
  aider: {
    genre: 'aide',
    titre: 'Dire qui peut aider',
    quoi: 'Vous, ou quelqu’un que vous connaissez. Donnez le nom d’une organisation, jamais le téléphone ou l’adresse d’une personne.',
    bouton: 'Dire qui peut aider',
    sans: ['territoireId'],
    manque: (dite) => (dite.acteurIds.length === 0 ? mots(dite) : lu(dite)),
  },
  repondre: {
    genre: 'reponse',
    titre: 'Répondre',
    quoi: 'Votre réponse se lit sur la page, et part par courriel à qui a dit ce besoin.',
    bouton: 'Répondre',
    sans: ['territoireId', 'acteurIds', 'qui'],
    manque: mots,
  },
}

export const routes = routesDe('besoin')
  .get('/besoins/confirmer', 'public', demanderAConfirmer, { cache: false })
  .post('/besoins/confirmer', 'public', confirmer, { limite: 'formulaire' })
for (const [mot, geste] of Object.entries(gestes)) {
  const droit = geste.genre === 'reponse' ? 'animateur' : 'public'
  routes
    .get(`/besoins/:slug/${mot}`, droit, async (c) => montrer(c, { geste, mot, besoin: await ouvert(c, geste) }))
    .post(`/besoins/:slug/${mot}`, droit, async (c) => recevoir(c, { geste, mot, besoin: await ouvert(c, geste) }), { limite: 'contact' })
}

type Acte = { geste: Geste; mot: string; besoin: Besoin }

async function ouvert(c: Contexte, { genre }: Geste): Promise<Besoin> {
  const { fiche, portee } = await besoinLisible(c)
  if (!sorteBesoin.etats[fiche.etat].public) throw new ErreurMetier(409, 'Ce besoin n’est pas encore lu de tous : attendez qu’il le soit.')
  if (genre === 'reponse' && !peutModerer(c.var.membre, portee))
    throw new ErreurMetier(403, "Seule l'animation de ce territoire ou de cette thématique répond au nom du réseau.")
  return fiche
}

async function montrer(c: Contexte, acte: Acte, saisie: Saisie = {}, fautes: Fautes = {}, statut = 200): Promise<Response> {
  const { geste, mot, besoin } = acte
  const Champ = controleDe({ champs, saisie, fautes, referentiel: await chargerReferentiel(c.var.db) })
  const phrases = Object.fromEntries(Object.entries(fautes).map(([nom, { phrase }]) => [nom, phrase]))
  return page(
    c,
    { titre: `${geste.titre} : ${besoin.titre}`, indexer: false, scripts: ['champ-territoire'] },
    <div class="besoin-dire">
      <FilAriane etapes={sorteBesoin.fil(besoin, geste.titre)} />
      <h1>{geste.titre}</h1>
      <p class="chapeau">
        À propos de « {besoin.titre} ». {geste.quoi}
      </p>
      <form method="post" action={`${urlBesoin(besoin)}/${mot}`} novalidate class="fiche-formulaire">
        <ResumeErreurs erreurs={phrases} libelles={libellesDe(champs)} />
        {clesDe(champs)
          .filter((cle) => !geste.sans.includes(cle))
          .map((cle) => (
            <Champ key={cle} de={cle} />
          ))}
        {!c.var.membre && <PourVousRepondre {...{ saisie, fautes }} />}
        <Piege />
        <p class="actions">
          <Bouton>{geste.bouton}</Bouton>
          <Bouton variante="discret" href={urlBesoin(besoin)}>
            Revenir au besoin
          </Bouton>
        </p>
      </form>
    </div>,
    statut,
  )
}

async function recevoir(c: Contexte, acte: Acte): Promise<Response> {
  const { db, membre } = c.var
  const { geste, besoin } = acte
  const saisie = await lireSaisie(c)
  if (vientDUnRobot(saisie)) return c.redirect(urlBesoin(besoin), 303)
  const [dite, qui] = [await lireContenu(db, champs, saisie), lireProposant(c, saisie)]
  const comprise = dite.ok ? geste.manque(dite.valeur) : dite
  const fautes = fautesDe(qui, comprise)
  if (!comprise.ok || !qui.ok) return montrer(c, acte, saisie, fautes, 422)
  await borner(c, { 'proposition-de': qui.valeur.id ?? qui.valeur.courriel ?? '' })
  const { acteurIds, ...reste } = comprise.valeur
  const voix = {
    ...reste,
    besoinId: besoin.id,
    genre: geste.genre,
    acteurId: acteurIds[0] ?? null,
    membreId: membre?.id ?? null,
    nom: qui.valeur.nom,
    courriel: qui.valeur.courriel,
  }
  return tenter(
    async () => {
      const lue = await db.transaction().execute((trx) => direSaVoix(trx, voix))
      return lue ? c.redirect(`${urlBesoin(besoin)}#voix`, 303) : aConfirmer(c, besoin)
    },
    (refus, statut) => montrer(c, acte, saisie, refus, statut),
  )
}

function aConfirmer(c: Contexte, besoin: Besoin): Response {
  return page(
    c,
    { titre: "Plus qu'un geste", indexer: false },
    <div class="besoin-dire">
      <h1>Plus qu'un geste</h1>
      <Message ton="succes">
        {config.smtpUrl === undefined
          ? 'C’est gardé. Ce site n’envoie pas encore de courriels : le lien qui confirme votre adresse partira quand son administration l’aura réglé.'
          : 'Un courriel part à l’adresse que vous avez donnée : confirmez, et ce que vous avez écrit se lira aussitôt. Sans cela, c’est effacé dans trente jours.'}
      </Message>
      <Bouton variante="secondaire" href={urlBesoin(besoin)}>
        Revenir au besoin
      </Bouton>
    </div>,
  )
}

// Deux boutons, et rien de fait en ouvrant la page : les filtres de courriel suivent les liens qu'ils lisent.
async function demanderAConfirmer(c: Contexte): Promise<Response> {
  const { cle } = lireFiltres(c, z.object({ cle: un(z.string().max(100), '') }))
  const lue = await c.var.db.transaction().execute((trx) => lireLaCle(trx, cle))
  if (!lue) return perdu(c)
  if (lue.voix.confirmeeLe) return c.redirect(urlBesoin(lue.besoin), 303)
  return page(
    c,
    { titre: 'Est-ce bien vous ?', indexer: false },
    <div class="besoin-dire">
      <h1>Est-ce bien vous ?</h1>
      <p>
        À propos de « {lue.besoin.titre} » :{' '}
        {lue.voix.genre === 'auteur'
          ? 'ce besoin a été dit en donnant votre adresse.'
          : 'quelque chose a été écrit en donnant votre adresse.'}{' '}
        Elle n'est montrée à personne.
      </p>
      <form method="post" action="/besoins/confirmer" class="fiche-actes">
        <input type="hidden" name="cle" value={cle} />
        <Bouton nom="acte" valeur="confirmer">
          Oui, c'est moi
        </Bouton>
        <Bouton variante="secondaire" nom="acte" valeur="effacer">
          Ce n'est pas moi : l'effacer
        </Bouton>
      </form>
    </div>,
  )
}

async function confirmer(c: Contexte): Promise<Response> {
  const saisie = await lireSaisie(c)
  const efface = texteDe(saisie, 'acte') === 'effacer'
  const lue = await c.var.db.transaction().execute(async (trx) => {
    const trouvee = await lireLaCle(trx, texteDe(saisie, 'cle'))
    if (trouvee) await (efface ? effacerVoix : confirmerVoix)(trx, trouvee)
    return trouvee
  })
  if (!lue) return perdu(c)
  if (!efface) return c.redirect(`${urlBesoin(lue.besoin)}?avis=publiee`, 303)
  return page(
    c,
    { titre: 'C’est effacé', indexer: false },
    <Fin titre="C'est effacé">Ce qui avait été écrit à votre nom n'est plus là. Nous ne vous écrirons plus à ce sujet.</Fin>,
  )
}

function perdu(c: Contexte): Response {
  const phrase =
    'Il a déjà servi à effacer, il est incomplet, ou il a plus de trente jours. Reprenez-le entier dans le courriel reçu, ou recommencez.'
  return page(c, { titre: 'Ce lien ne vaut plus', indexer: false }, <Fin titre="Ce lien ne vaut plus">{phrase}</Fin>, 410)
}

function Fin({ titre, children }: { titre: string; children: string }) {
  return (
    <div class="besoin-dire">
      <h1>{titre}</h1>
      <p>{children}</p>
      <Bouton variante="secondaire" href="/besoins">
        Voir les besoins
      </Bouton>
    </div>
  )
}
