  #  include <QtCore/QString>
