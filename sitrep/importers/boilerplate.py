"""Lines that websites put around an article, and how they are told from it.

Lines are compared whole, without case and without marks at their ends: a sentence of the article
that holds such words stays.
"""

from __future__ import annotations

import re

# fmt: off
_LINES = (
    ("en", (
        "must read", "must reads", "advertisement", "advertisements", "advertising", "ad", "ads",
        "advertisement spot_img", "spot_img", "sponsored", "sponsored content", "promoted",
        "share", "share this", "share this article", "share this story", "share this post",
        "share on facebook", "share on twitter", "share on x", "share on whatsapp",
        "share via email", "tweet", "facebook", "twitter", "whatsapp", "telegram", "linkedin",
        "pinterest", "email", "print", "copy link", "link copied", "like this", "loading",
        "read more", "read also", "also read", "continue reading", "see more", "show more",
        "load more", "view all", "view comments", "click here", "back to top", "skip to content",
        "skip to main content", "menu", "search", "home", "next article", "previous article",
        "next post", "previous post", "next", "previous", "tags", "cookie policy",
        "cookie settings", "cookies", "accept cookies", "accept all cookies", "accept all",
        "reject all", "manage cookies", "we use cookies", "this website uses cookies",
        "this site uses cookies", "privacy policy", "terms of use", "terms of service",
        "terms and conditions", "privacy", "contact us", "about us", "subscribe", "subscribe now",
        "subscribe to our newsletter", "subscribe to our newsletters", "sign up", "sign up now",
        "sign up for our newsletter", "sign up to our newsletter", "newsletter", "sign in",
        "log in", "login", "register", "follow us", "follow us on", "follow us on twitter",
        "follow us on facebook", "download our app", "all rights reserved", "copyright",
        "please enter your comment", "please enter your name here",
        "please enter your email address here", "you have entered an incorrect email address",
        "cancel reply", "post comment", "submit comment",
        "save my name, email, and website in this browser for the next time i comment",
        "your email address will not be published", "required fields are marked",
        "log in to leave a comment", "notify me of new posts by email", "name", "website",
        "listen to this article", "editors' picks", "editor's picks", "breaking news",
        "live updates",
    )),
    ("fr", (
        "à lire", "à lire aussi", "lire aussi", "lire la suite", "publicité", "annonce",
        "sponsorisé", "partager", "partager cet article", "partager sur facebook",
        "partager sur twitter", "partager sur whatsapp", "partagez", "envoyer par e-mail",
        "imprimer", "copier le lien", "en savoir plus", "voir plus", "afficher plus",
        "voir tous les commentaires", "retour en haut", "aller au contenu", "accueil",
        "rechercher", "article suivant", "article précédent", "suivant", "précédent",
        "politique de cookies", "gérer les cookies", "accepter", "tout accepter", "tout refuser",
        "accepter les cookies", "nous utilisons des cookies", "ce site utilise des cookies",
        "politique de confidentialité", "mentions légales", "conditions d'utilisation",
        "contactez-nous", "nous contacter", "s'abonner", "abonnez-vous",
        "s'abonner à la newsletter", "abonnez-vous à notre newsletter", "inscrivez-vous",
        "inscrivez-vous à notre newsletter", "s'inscrire", "se connecter", "connexion",
        "suivez-nous", "suivez-nous sur", "tous droits réservés", "annuler la réponse",
        "publier le commentaire", "votre adresse e-mail ne sera pas publiée",
        "les champs obligatoires sont indiqués avec", "votre commentaire", "votre nom",
        "chargement", "écouter l'article",
    )),
    ("es", (
        "lea también", "lee también", "leer más", "leer también", "seguir leyendo", "publicidad",
        "anuncio", "patrocinado", "contenido patrocinado", "compartir", "comparte",
        "comparte esto", "compartir este artículo", "compartir en facebook",
        "compartir en twitter", "compartir en whatsapp", "imprimir", "copiar enlace", "ver más",
        "mostrar más", "cargar más", "volver arriba", "ir al contenido", "saltar al contenido",
        "inicio", "buscar", "artículo siguiente", "artículo anterior", "siguiente", "anterior",
        "política de cookies", "aceptar", "aceptar todo", "aceptar todas", "rechazar todo",
        "aceptar cookies", "utilizamos cookies", "este sitio utiliza cookies",
        "política de privacidad", "aviso legal", "términos y condiciones", "contacto",
        "suscríbase", "suscríbete", "suscribirse", "suscríbete a nuestro boletín",
        "suscríbase a nuestro boletín", "regístrate", "regístrese", "iniciar sesión", "síguenos",
        "síguenos en", "todos los derechos reservados", "cancelar respuesta",
        "publicar comentario", "tu dirección de correo electrónico no será publicada",
        "su dirección de correo electrónico no será publicada",
        "los campos obligatorios están marcados con", "cargando", "escuchar este artículo",
    )),
    ("ar", (
        "اقرأ أيضا", "اقرأ أيضاً", "اقرأ ايضا", "إقرأ أيضا", "اقرأ المزيد", "إقرأ المزيد",
        "المزيد", "إعلان", "اعلان", "إعلانات", "شارك", "مشاركة", "شارك المقال", "شارك هذا المقال",
        "شاركها", "مشاركة عبر فيسبوك", "فيسبوك", "تويتر", "واتساب", "تلغرام", "طباعة",
        "نسخ الرابط", "الرئيسية", "بحث", "التالي", "السابق", "المقال التالي", "المقال السابق",
        "سياسة الخصوصية", "سياسة ملفات تعريف الارتباط", "قبول", "قبول الكل", "رفض الكل",
        "نستخدم ملفات تعريف الارتباط", "يستخدم هذا الموقع ملفات تعريف الارتباط", "شروط الاستخدام",
        "الشروط والأحكام", "اتصل بنا", "من نحن", "اشترك", "اشترك الآن",
        "اشترك في نشرتنا الإخبارية", "اشترك في النشرة الإخبارية", "النشرة البريدية", "سجل",
        "تسجيل الدخول", "تابعنا", "تابعنا على", "تابعونا", "جميع الحقوق محفوظة",
        "كل الحقوق محفوظة", "إلغاء الرد", "أضف تعليقك", "نشر التعليق",
        "لن يتم نشر عنوان بريدك الإلكتروني", "الحقول الإلزامية مشار إليها بـ", "جاري التحميل",
        "الأكثر قراءة",
    )),
)
_LISTS = (  # headings above a list of other articles, or above the comments
    ("en", (
        "more articles", "latest article", "latest articles", "latest news", "latest posts",
        "more news", "related", "related articles", "related news", "related posts",
        "related stories", "more stories", "more from this author", "more like this", "most read",
        "most popular", "popular posts", "recommended", "recommended for you",
        "you may also like", "you might also like", "trending", "trending now", "read next",
        "up next", "leave a reply", "leave a comment", "comments", "no comments",
        "join the conversation",
    )),
    ("fr", (
        "plus d'articles", "articles récents", "derniers articles", "dernières actualités",
        "articles similaires", "articles liés", "sur le même sujet", "les plus lus",
        "les plus populaires", "vous aimerez aussi", "recommandé pour vous", "à la une",
        "laisser un commentaire", "laisser une réponse", "commentaires",
    )),
    ("es", (
        "más artículos", "últimos artículos", "artículos recientes", "últimas noticias",
        "más noticias", "artículos relacionados", "noticias relacionadas", "lo más leído",
        "lo más visto", "también te puede interesar", "te puede interesar", "recomendado para ti",
        "deja una respuesta", "deje una respuesta", "deja un comentario", "dejar un comentario",
        "comentarios",
    )),
    ("ar", (
        "مقالات ذات صلة", "أخبار ذات صلة", "مواضيع ذات صلة", "المزيد من المقالات",
        "المزيد من الأخبار", "آخر الأخبار", "أحدث الأخبار", "أحدث المقالات", "قد يعجبك أيضا",
        "قد يهمك أيضا", "الأكثر قراءة", "اترك تعليقا", "اترك تعليقاً", "اترك ردا", "اترك رداً",
        "التعليقات", "تعليقات",
    )),
)
_BEGINNINGS = (  # a short line that begins so, and goes on, is furniture as well
    ("en", (
        "read more:", "read also:", "also read:", "see also:", "related:", "must read:", "watch:",
        "share this:", "filed under:", "tags:", "cookie policy", "we use cookies",
        "this website uses cookies", "this site uses cookies", "all rights reserved",
        "copyright ©", "sign up for our", "sign up to our", "sign up to receive",
        "subscribe to our", "follow us on", "click here to", "log in to leave",
        "save my name, email", "required fields are", "please enter your",
    )),
    ("fr", (
        "lire aussi :", "lire aussi:", "à lire aussi :", "à lire aussi:", "voir aussi :",
        "mots-clés :", "nous utilisons des cookies", "ce site utilise des cookies",
        "tous droits réservés", "abonnez-vous à", "inscrivez-vous à", "suivez-nous sur",
    )),
    ("es", (
        "lea también:", "lee también:", "leer más:", "ver también:", "etiquetas:",
        "utilizamos cookies", "este sitio utiliza cookies", "este sitio usa cookies",
        "todos los derechos reservados", "suscríbete a", "suscríbase a", "síguenos en",
    )),
    ("ar", (
        "اقرأ أيضا:", "اقرأ أيضاً:", "اقرأ المزيد:", "شاهد أيضا:", "الوسوم:",
        "جميع الحقوق محفوظة", "كل الحقوق محفوظة", "نستخدم ملفات تعريف الارتباط", "تابعونا على",
        "اشترك في نشرتنا",
    )),
)
# fmt: on

_MARKS = " \t-–—_|·•:!?.…*#>»«\"'“”()[]"
_EXACT = frozenset(line for table in (_LINES, _LISTS) for _, lines in table for line in lines)
_HEADINGS = frozenset(line for _, lines in _LISTS for line in lines)
_STARTS = tuple(start for _, starts in _BEGINNINGS for start in starts)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s*(?:©\s*)?\d{4}\b", re.IGNORECASE)
_COUNTED = re.compile(
    r"\d{1,6} (?:comments?|shares?|views?|commentaires?|comentarios?)", re.IGNORECASE
)
_SENTENCE_ENDS = (".", "!", "?", "؟", "…", ".”", '."', ".»", "。")
_LONGEST = 200  # characters; longer lines are never furniture
_HEADLINE = 160  # characters of the longest headline in a list of other articles


def strip(text: str) -> tuple[str, int]:
    """Return `text` without such lines, and how many lines that were.

    From a heading such as “More articles” on, the headlines of other articles go with it, but
    only if nothing that reads like a paragraph of this article follows.
    """
    lines = text.split("\n")
    end = _list_start(lines)
    kept = [line for line in lines[:end] if not is_furniture(line)]
    left_out = sum(map(bool, lines)) - sum(map(bool, kept))
    return ("\n".join(kept), left_out) if left_out else (text, 0)


def is_furniture(line: str) -> bool:
    """Tell whether `line` is a line of the website, not of the article."""
    if not line.strip() or len(line) > _LONGEST:
        return False
    words = _bare(line)
    if words in _EXACT or words.startswith(_STARTS):
        return True
    return bool(
        _COPYRIGHT.match(words) or _COPYRIGHT.match(line.strip()) or _COUNTED.fullmatch(words)
    )


def _bare(line: str) -> str:
    words = " ".join(line.replace("’", "'").casefold().split()).strip(_MARKS)
    return words.removesuffix("-spot_img").removesuffix("spot_img").strip(_MARKS) or words


def _list_start(lines: list[str]) -> int:
    """Find the first heading of a list after which no more of the article comes."""
    start = len(lines)
    for number in range(len(lines) - 1, 0, -1):
        line = lines[number].strip()
        if _bare(line) in _HEADINGS and number > len(lines) // 3:
            start = number
        elif (
            line
            and not is_furniture(line)
            and (len(line) > _HEADLINE or line.endswith(_SENTENCE_ENDS))
        ):
            break
    return start
